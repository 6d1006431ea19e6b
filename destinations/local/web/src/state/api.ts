import type {
  ApiProblem,
  CheckRequest,
  ConnectionRequest,
  ConnectionResult,
  Copied,
  CopyRequest,
  Definitions,
  DownloadRequest,
  EnchargeSummary,
  FaultRequest,
  FeedEntry,
  ListPage,
  MappingPreview,
  MappingRequest,
  ObjectView,
  PastedEvents,
  PastedRequest,
  PersonLine,
  PersonView,
  Preview,
  PreviewRequest,
  RequestView,
  ScenarioExample,
  SendRequest,
  SendResult,
  SettingProblem,
  SetupRequest,
} from '../../../src/workbench/api';
import { followChanges } from './changes';

/** The page's requests to the local server. */
export type Api = ReturnType<typeof createApi>;

/** The local server, at the page's own origin. Every call throws an `Error` that says what is wrong and what to do. */
export function createApi() {
  return {
    definitions: () => ask<Definitions>('GET', '/api/definitions'),
    scenario: (id: string) => ask<ScenarioExample>('GET', `/api/scenarios/${id}`),
    /** Apps' events are mapped with this setup from now on. */
    sendSetup: (request: SetupRequest) => ask('PUT', '/api/setup', request),
    preview: (request: PreviewRequest, signal: AbortSignal) =>
      ask<Preview>('POST', '/api/preview', request, signal),
    previewMapping: (request: MappingRequest, signal: AbortSignal) =>
      ask<MappingPreview>('POST', '/api/preview-mapping', request, signal),
    checkSettings: (request: CheckRequest, signal: AbortSignal) =>
      ask<SettingProblem[]>('POST', '/api/check-settings', request, signal),
    testConnection: (request: ConnectionRequest) =>
      ask<ConnectionResult>('POST', '/api/test-connection', request),
    send: (request: SendRequest) => ask<SendResult>('POST', '/api/send', request),
    readPasted: (request: PastedRequest) =>
      ask<PastedEvents | { problem: string }>('POST', '/api/pasted', request),
    download: (request: DownloadRequest) => ask<Copied>('POST', '/api/download', request),
    copy: (request: CopyRequest) => ask<Copied>('POST', '/api/copy', request),
    encharge: () => ask<EnchargeSummary>('GET', '/api/encharge'),
    people: (search: string, page: number, signal: AbortSignal) =>
      ask<ListPage<PersonLine>>(
        'GET',
        `/api/encharge/people?${new URLSearchParams({ search, page: String(page) }).toString()}`,
        undefined,
        signal,
      ),
    person: (id: string, signal: AbortSignal) =>
      ask<PersonView>('GET', `/api/encharge/people/${encodeURIComponent(id)}`, undefined, signal),
    objects: (page: number, signal: AbortSignal) =>
      ask<ListPage<ObjectView>>('GET', `/api/encharge/objects?page=${page}`, undefined, signal),
    feed: (page: number, signal: AbortSignal) =>
      ask<ListPage<FeedEntry>>('GET', `/api/encharge/feed?page=${page}`, undefined, signal),
    requests: (page: number, signal: AbortSignal) =>
      ask<ListPage<RequestView>>('GET', `/api/encharge/requests?page=${page}`, undefined, signal),
    reset: () => ask('POST', '/api/encharge/reset', {}),
    forgetHeard: () => ask('POST', '/api/heard/forget', {}),
    setFault: (request: FaultRequest) => ask('PUT', '/api/encharge/faults', request),
    /** Calls back for every change from now on. It pauses while the page is hidden; what was received meanwhile follows afterwards. */
    changes: followChanges,
  };
}

async function ask<Answer = unknown>(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Error('The workbench’s server does not answer. Is it still running in the terminal?');
  });
  const answer: unknown = await response.json().catch((error: unknown) => {
    // An incomplete answer is no answer: the page was left, or the server stopped.
    if (response.ok) throw error;
  });
  if (response.ok) return answer as Answer;
  const problem = answer as Partial<ApiProblem> | undefined;
  throw new Error(problem?.message ?? `The server answered ${response.status} to ${path}.`);
}
