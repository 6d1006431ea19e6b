import { useState } from 'preact/hooks';
import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import type { Json, RequestView } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import { EmptyState } from '../../components/empty-state';
import { JsonTree } from '../../components/json/json-tree';
import { readable } from '../../json/pointer';
import { addressOf } from '../../state/route';
import { useWorkbench } from '../../state/workbench';
import { Pager } from './pager';
import { useAnswer } from './use-answer';
import { timeOf } from './values';

/** Requests as they arrived, newest first, with undocumented details and other remarks. */
export function RequestList() {
  const { api } = useWorkbench();
  const [page, setPage] = useState(0);
  const { answer, problem } = useAnswer(String(page), (signal) => api.requests(page, signal));
  if (problem !== undefined) return <p class="reason is-failed">{problem}</p>;
  if (answer === undefined) return null;
  if (answer.total === 0)
    return (
      <EmptyState title="No requests yet">
        Every request appears here as it arrived, with what Encharge’s documentation has to say about it.{' '}
        <a href="#/try">Send one</a>.
      </EmptyState>
    );
  return (
    <section class="card" aria-label="Requests">
      <Pager list={answer} what={['request', 'requests']} onPage={setPage} />
      <ul class="request-list">
        {answer.items.map((request) => (
          <li key={request.id}>
            <details>
              <summary>
                <code class="method">{request.method}</code>
                <code class="request-path">{request.path}</code>
                <span class="request-what">{whatOf(request.body)}</span>
                {request.person !== undefined && <span class="request-who">{request.person.name}</span>}
                <span class="request-badges">
                  {request.platform !== undefined && (
                    <Badge tone="accent">{PLATFORM_NAMES[request.platform]}</Badge>
                  )}
                  {request.fault !== undefined && <Badge tone="bad">fault {request.fault}</Badge>}
                  {request.flags.length > 0 && <Badge tone="warn">{request.flags.length} undocumented</Badge>}
                  {request.notes.length > 0 && (
                    <Badge tone="neutral">
                      {request.notes.length === 1 ? '1 note' : `${request.notes.length} notes`}
                    </Badge>
                  )}
                  <Status request={request} />
                </span>
                <time dateTime={request.at}>{timeOf(request.at)}</time>
              </summary>
              {request.person !== undefined && (
                <p class="hint">
                  Open <a href={addressOf('encharge', 'people', request.person.id)}>{request.person.name}</a>
                </p>
              )}
              <Findings title="Undocumented" findings={request.flags} />
              <Findings title="Notes" findings={request.notes} />
              {request.body !== undefined && (
                <JsonTree label={`Body of request ${request.id}`} value={request.body as Json} />
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an Ingest body is about, in its own terms. */
function whatOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { event, name, type } = body as Partial<Record<string, unknown>>;
  const word = [event, name, type].find((one) => typeof one === 'string' && one !== '');
  return typeof word === 'string' ? word : '';
}

function Status({ request: { status } }: { request: RequestView }) {
  if (status === null) return <Badge tone="bad">no answer</Badge>;
  return <Badge tone={status < 300 ? 'good' : 'bad'}>{status}</Badge>;
}

function Findings(props: { title: string; findings: RequestView['flags'] | RequestView['notes'] }) {
  const { title, findings } = props;
  if (findings.length === 0) return null;
  return (
    <div class="findings">
      <h3>{title}</h3>
      <ul>
        {findings.map(({ rule, path, message }) => (
          <li key={`${rule} ${path}`}>
            <code>{path.startsWith('/') ? readable(path) : path}</code> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
