import { useEffect, useRef } from 'preact/hooks';
import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import type { SendResult } from '../../../../src/workbench/api';
import { Badge, OUTCOME_TONES } from '../../components/badge';
import { JsonTree } from '../../components/json/json-tree';
import { eventTitle } from '../../json/event-title';
import { parseJson } from '../../json/parse';
import { addressOf } from '../../state/route';
import { useWorkbench } from '../../state/workbench';
import { timeOf } from '../encharge/values';

/** What happened to the event: every attempt of each platform with Encharge's answers. */
export function SendResults() {
  const { sending, draft } = useWorkbench();
  const sent = sending.sent.value;
  const section = useRef<HTMLElement>(null);
  const seen = useRef(sent);
  useEffect(() => {
    // Returning to the page starts at its top.
    if (seen.current !== sent) section.current?.scrollIntoView({ block: 'nearest' });
    seen.current = sent;
  }, [sent]);
  return (
    <div aria-live="polite">
      {sent !== undefined && (
        <section class="card results" aria-labelledby="results" ref={section}>
          <header class="card-head is-row">
            <div>
              <h2 id="results">
                {sent.number === undefined ? 'Sent' : `Sent ${sent.number.at} of ${sent.number.of}`}:{' '}
                {eventTitle(parseJson(sent.text))}
              </h2>
              <p>
                To {sent.isLive ? 'the real Encharge' : 'the built-in Encharge'} at{' '}
                <time dateTime={sent.at}>{timeOf(sent.at)}</time>
              </p>
            </div>
            {draft.text.value !== sent.text && <Badge tone="warn">the event has changed since</Badge>}
            {!sent.isLive && (
              <a class="button is-small" href={placeOf(sent.result)}>
                See it in Encharge
              </a>
            )}
          </header>
          <div class="results-columns">
            {sent.result.platforms.map((one) => (
              <PlatformResult key={one.platform} result={one} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

/** The event's person; without one, the requests. */
function placeOf({ platforms }: SendResult): string {
  const person = platforms.find((one) => one.person !== undefined)?.person;
  return person === undefined ? addressOf('encharge', 'requests') : addressOf('encharge', 'people', person);
}

function PlatformResult({ result }: { result: SendResult['platforms'][number] }) {
  const { platform, attempts, kind, reason } = result;
  return (
    <div class="result-column">
      <h3>
        {PLATFORM_NAMES[platform]} <Badge tone={OUTCOME_TONES[kind]}>{kind}</Badge>
      </h3>
      {reason !== undefined && <p class="result-reason">{reason}</p>}
      <ol class="attempts">
        {attempts.map((attempt, index) => (
          <li key={index}>
            <p class="attempt-head">
              <span>Attempt {index + 1}</span>
              <Badge tone={OUTCOME_TONES[attempt.kind]}>{attempt.hostResult ?? attempt.kind}</Badge>
              <span class="attempt-time">{Math.round(attempt.milliseconds)} ms</span>
              {attempt.retryable && <span class="attempt-time">would be retried</span>}
              {attempt.waitMilliseconds !== undefined && (
                <span class="attempt-time">next after {(attempt.waitMilliseconds / 1000).toFixed(1)} s</span>
              )}
            </p>
            {attempt.requests.map(({ method, path, status, body }, at) => (
              <details key={at} class="attempt-request">
                <summary>
                  <code class="method">{method}</code> <code>{path}</code>
                  <Badge tone={status >= 200 && status < 300 ? 'good' : 'bad'}>
                    {status === 0 ? 'no answer' : String(status)}
                  </Badge>
                </summary>
                <JsonTree label={`Body of attempt ${index + 1}, request ${at + 1}`} value={body} />
              </details>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}
