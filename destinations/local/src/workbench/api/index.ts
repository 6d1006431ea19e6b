// The protocol between the workbench's page and its server: types only, so that both sides share one file. Every body is JSON.
//
//   GET  /api/definitions      → Definitions
//   GET  /api/scenarios/<id>   → ScenarioExample           an id such as `track/order-completed`
//   PUT  /api/setup            SetupRequest → {}            maps apps' events from now on
//   POST /api/preview          PreviewRequest → Preview     sends nothing
//   POST /api/preview-mapping  MappingRequest → MappingPreview   sends nothing
//   POST /api/check-settings   CheckRequest → SettingProblem[]
//   POST /api/test-connection  ConnectionRequest → ConnectionResult
//   POST /api/send             SendRequest → SendResult
//   POST /api/pasted           PastedRequest → PastedEvents, or { problem }
//   POST /api/copy             CopyRequest → Copied         as curl, as fixture
//   POST /api/download         DownloadRequest → Copied     the setup for production
//   GET  /api/encharge         → EnchargeSummary            the embedded Encharge's contents, in numbers
//   GET  /api/encharge/people  → ListPage<PersonLine>       ?search=words&page=0, newest update first
//   GET  /api/encharge/people/<id>  → PersonView
//   GET  /api/encharge/objects, …/feed, …/requests  → ListPage<ObjectView | FeedEntry | RequestView>   ?page=0
//   POST /api/encharge/reset   → {}
//   PUT  /api/encharge/faults  FaultRequest → {}
//   POST /api/heard/forget     → {}
//   GET  /api/changes          → server-sent events: `encharge` (Totals), at once and on every change; `heard` (HeardEvent); `forgotten`;
//                                `silent` ({ platform }), when a web SDK fetched its settings and sent nothing
//
// The setup that a page sent last maps received events; before the first one, `Definitions.setup` does.
// Every server-sent event has an id. `/api/changes?after=<id>`, or the header `Last-Event-ID`, begins with what came after it; without
// either, with all that the server still has.
// A rejected request gets 4xx and an ApiProblem. Only request bodies contain keys; no answer does.
export type {
  Definitions,
  RudderStackDefinition,
  RudderStackField,
  ScenarioExample,
  ScenarioSummary,
  SegmentAction,
  SegmentDefinition,
  SegmentField,
} from './definitions';
export type {
  EnchargeSummary,
  Fault,
  FaultRequest,
  FeedEntry,
  ListPage,
  ObjectView,
  PersonLine,
  PersonLink,
  PersonView,
  RequestView,
  TimelineEntry,
} from './encharge';
export type { HeardEvent, Totals } from './live';
export type {
  Copied,
  CopyRequest,
  DownloadRequest,
  MappingPreview,
  MappingRequest,
  PastedEvents,
  PastedRequest,
  Preview,
  PreviewRequest,
  Side,
  SideDifference,
  SideRequest,
  SideTrace,
} from './preview';
export type { Attempt, ConnectionRequest, ConnectionResult, SendRequest, SendResult, Target } from './send';
export type {
  ApiProblem,
  CheckRequest,
  Json,
  JsonObject,
  PlatformName,
  SegmentSubscription,
  SettingProblem,
  Setup,
  SetupRequest,
} from './setup';
