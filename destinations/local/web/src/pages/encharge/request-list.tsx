import type { EnchargeView, Json } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import { EmptyState } from '../../components/empty-state';
import { JsonTree } from '../../components/json/json-tree';
import { readable } from '../../json/pointer';
import { Latest } from './latest';
import { timeOf } from './names';

type Request = EnchargeView['requests'][number];

/** Requests as they arrived, newest first, with what is undocumented or worth knowing about them. */
export function RequestList({ state }: { state: EnchargeView }) {
  if (state.requests.length === 0)
    return (
      <EmptyState title="No requests yet">
        Every request appears here as it arrived, with what Encharge’s documentation has to say about it.{' '}
        <a href="#/try">Send one</a>.
      </EmptyState>
    );
  return (
    <section class="card" aria-label="Requests">
      <Latest shown={state.requests.length} total={state.totals.requests} what="requests" />
      <ul class="request-list">
        {[...state.requests].reverse().map((request) => (
          <li key={request.id}>
            <details>
              <summary>
                <code class="method">{request.method}</code>
                <code class="request-path">{request.path}</code>
                <span class="request-what">{whatOf(request.body)}</span>
                <span class="request-badges">
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

/** What a body of Ingest is about, in its own words. */
function whatOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { event, name, type } = body as Partial<Record<string, unknown>>;
  const word = [event, name, type].find((one) => typeof one === 'string' && one !== '');
  return typeof word === 'string' ? word : '';
}

function Status({ request: { status } }: { request: Request }) {
  if (status === null) return <Badge tone="bad">no answer</Badge>;
  return <Badge tone={status < 300 ? 'good' : 'bad'}>{status}</Badge>;
}

function Findings(props: { title: string; findings: Request['flags'] | Request['notes'] }) {
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
