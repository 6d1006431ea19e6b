import type { PlatformName, SideDifference } from '../../../src/workbench/api';
import { EmptyState } from '../components/empty-state';
import { PLATFORM_NAMES } from '../components/platform-tabs';
import { JsonTree } from '../components/json-tree';
import { isWithin } from '../json/pointer';
import { useWorkbench } from '../state/workbench';
import { inRequest } from './light';
import { SideNotes } from './side-notes';

const MARKS: Readonly<Record<SideDifference['kind'], string>> = {
  'only-segment': 'only Segment sends this',
  'only-rudderstack': 'only RudderStack sends this',
  different: 'differs from the other platform',
};

export interface SidePayloadsProps {
  platform: PlatformName;
  /** Marks what the other platform does not send, or sends otherwise. */
  isCompared?: boolean;
}

/** The requests that one platform makes of the event, and what it says about it. */
export function SidePayloads({ platform, isCompared = false }: SidePayloadsProps): preact.JSX.Element {
  const { preview, lit, place } = useWorkbench();
  const side = preview.value?.sides[platform];
  if (side === undefined)
    return (
      <EmptyState title="No payload yet">
        {preview.value?.problem?.message ?? 'Choose an event of the gallery, or paste one.'}
      </EmptyState>
    );
  const differences = isCompared ? (preview.value?.differences ?? []) : [];
  const isLit = lit.value[platform];
  const markOf = (request: number, pointer: string): string | undefined => {
    const found = differences.find(
      (one) =>
        one.request === request &&
        (one.pointer === pointer || (one.pointer !== '' && isWithin(pointer, one.pointer))),
    );
    return found === undefined ? undefined : MARKS[found.kind];
  };
  return (
    <div class="payloads">
      {side.reason !== undefined && (
        <p class={`reason is-${side.kind}`}>
          <strong>{side.kind === 'skipped' ? 'Skipped.' : 'Refused.'}</strong> {side.reason}
          {side.hostResult !== undefined && <code>{side.hostResult}</code>}
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
            {request.subscription !== undefined && <span class="request-by">{request.subscription}</span>}
          </header>
          <JsonTree
            label={`Body of request ${index + 1} of ${PLATFORM_NAMES[platform]}`}
            value={request.body}
            isLit={(pointer) => isLit.has(inRequest(index, pointer))}
            markOf={(pointer) => markOf(index, pointer)}
            onPoint={(pointer) => {
              place.value = pointer === undefined ? undefined : { side: platform, request: index, pointer };
            }}
          />
        </article>
      ))}
      <SideNotes side={side} />
    </div>
  );
}
