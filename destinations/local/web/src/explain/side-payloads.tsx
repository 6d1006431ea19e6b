import { PLATFORM_NAMES } from '../../../src/cli/platforms';
import type { PlatformName, Side, SideDifference } from '../../../src/workbench/api';
import { Badge } from '../components/badge';
import { EmptyState } from '../components/empty-state';
import { JsonTree } from '../components/json/json-tree';
import { useWorkbench } from '../state/workbench';
import { pointersIn } from '../state/light';
import { NotTaken } from './not-taken';
import { ReasonLink, ReasonText } from './reason';
import { SideNotes } from './side-notes';

const MARKS: Readonly<Record<SideDifference['kind'], string>> = {
  'only-segment': 'only Segment sends this',
  'only-rudderstack': 'only RudderStack sends this',
  different: 'differs from the other platform',
};

export interface SidePayloadsProps {
  platform: PlatformName;
  /** Marks what the other platform does not send, or sends differently. */
  isCompared?: boolean;
}

/** The requests that one platform makes from the event in the editor, and its remarks. */
export function SidePayloads({ platform, isCompared = false }: SidePayloadsProps) {
  const { preview, problem, lit, place } = useWorkbench();
  const side = preview.value?.sides[platform];
  if (side === undefined)
    return (
      <EmptyState title="No payload yet">
        {preview.value?.problem === undefined
          ? 'Choose an event from the gallery, or paste one.'
          : 'The event cannot be read yet.'}
      </EmptyState>
    );
  return (
    <Payloads
      platform={platform}
      side={side}
      call={preview.value?.call}
      isStale={problem.value !== undefined}
      differences={isCompared ? (preview.value?.differences ?? []) : []}
      litIn={(index) => pointersIn(lit.value[platform], index)}
      onPoint={(request, pointer) => {
        place.value = pointer === undefined ? undefined : { side: platform, request, pointer };
      }}
    />
  );
}

export interface PayloadsProps {
  platform: PlatformName;
  side: Side;
  /** The event's call, if known. */
  call?: string | undefined;
  /** It no longer belongs to the event. */
  isStale?: boolean;
  /** What the other platform does not send, or sends differently. */
  differences?: readonly SideDifference[];
  /** The highlighted values in a request. */
  litIn?: (request: number) => ReadonlySet<string>;
  onPoint?: (request: number, pointer: string | undefined) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a platform makes of an event. */
export function Payloads(props: PayloadsProps) {
  const { platform, side, call, isStale = false, differences = [], litIn = () => NOTHING, onPoint } = props;
  const marksOf = (index: number): ReadonlyMap<string, string> =>
    new Map(
      differences
        .filter(({ request }) => request === index)
        .flatMap(({ pointer, kind }) => (pointer === undefined ? [] : [[pointer, MARKS[kind]]])),
    );
  const isElsewhere = (index: number): boolean =>
    differences.some(({ request, pointer }) => request === index && pointer === undefined);
  return (
    <div class={`payloads${isStale ? ' is-stale' : ''}`}>
      {side.reason !== undefined && (
        <p class={`reason is-${side.kind}`}>
          <strong>{side.kind === 'skipped' ? 'Skipped.' : 'Refused.'}</strong>{' '}
          {side.hostResult === 'not subscribed' && call !== undefined ? (
            <NotTaken call={call} />
          ) : (
            <>
              <ReasonText platform={platform} text={side.reason} />{' '}
              <ReasonLink platform={platform} text={side.reason} mapping={undefined} />
              {side.hostResult !== undefined && (
                <details class="code-details">
                  <summary>Details</summary>
                  {PLATFORM_NAMES[platform]} answers <code>{side.hostResult}</code>
                </details>
              )}
            </>
          )}
        </p>
      )}
      {side.requests.map((request, index) => (
        <article
          class="request"
          key={index}
          aria-label={`Request ${index + 1} of ${PLATFORM_NAMES[platform]}`}
        >
          <header class="request-head">
            <code class="method">{request.method}</code>
            <code class="request-path">{request.path}</code>
            {isElsewhere(index) && <Badge tone="warn">{MARKS.different}</Badge>}
            {request.subscription !== undefined && <span class="request-by">{request.subscription}</span>}
          </header>
          <JsonTree
            label={`Body of request ${index + 1} of ${PLATFORM_NAMES[platform]}`}
            value={request.body}
            lit={litIn(index)}
            marks={marksOf(index)}
            onPoint={(pointer) => onPoint?.(index, pointer)}
          />
        </article>
      ))}
      <SideNotes platform={platform} side={side} />
    </div>
  );
}
