import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import { Button } from '../../components/button';
import type { HeardEvent, Json } from '../../../../src/workbench/api';
import { Badge, OUTCOME_TONES } from '../../components/badge';
import { JsonTree } from '../../components/json/json-tree';
import { isObject } from '../../json/parse';
import { eventTitle } from '../../json/event-title';
import { useWorkbench } from '../../state/workbench';
import { timeOf } from '../encharge/values';

/** One event from an app: what came, what it was mapped to, and what happened to it. */
export function HeardRow({ heard }: { heard: HeardEvent & { id: number } }) {
  const { draft, route } = useWorkbench();
  const { id, platform, at, event, side } = heard;
  return (
    <li>
      <details>
        <summary>
          <span class="heard-name">{eventTitle(event)}</span>
          {whoIn(event) !== undefined && <span class="request-who">{whoIn(event)}</span>}
          <span class="request-badges">
            <Badge tone="neutral">{PLATFORM_NAMES[platform]}</Badge>
            <Badge tone={OUTCOME_TONES[side.kind]}>{side.kind}</Badge>
          </span>
          <time dateTime={at}>{timeOf(at)}</time>
        </summary>
        {side.reason !== undefined && <p class={`reason is-${side.kind}`}>{side.reason}</p>}
        <div class="heard-columns">
          <div>
            <h3>Event</h3>
            <JsonTree label={`Event ${id}`} value={event} />
          </div>
          <div>
            <h3>Sent to Encharge</h3>
            {side.requests.length === 0 && <p class="hint">Nothing.</p>}
            {side.requests.map(({ path, body }, index) => (
              <JsonTree key={index} label={`Request to ${path}`} value={body} />
            ))}
          </div>
        </div>
        <Button
          isSmall
          onClick={() => {
            draft.type(JSON.stringify(event, undefined, 2));
            route.go('try');
          }}
        >
          Open in Try
        </Button>
      </details>
    </li>
  );
}

/** The person in an event: the user id, or else the visitor’s id. */
function whoIn(event: Json): string | undefined {
  if (!isObject(event)) return undefined;
  const { userId, anonymousId } = event;
  const who = userId ?? anonymousId;
  return typeof who === 'string' || typeof who === 'number' ? String(who) : undefined;
}
