import { BoundedList } from '../values/bounded-list';
import { Findings } from '../flags/findings';
import { parseBody } from '../http/parse-body';
import type { ParsedBody } from '../http/parse-body';
import type { Redactor } from './redact';
import type { SandboxDialect, SandboxRequest, SandboxRequestFlag } from './state-types';
import type { FaultKind } from '../faults/fault-types';

const MAX_REQUESTS = 10_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** A request's record, completed when it is answered. */
export interface LoggedRequest {
  readonly id: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly findings: Findings;
  dialect: SandboxDialect;
  /** Already redacted, and what the handlers read: a key in a body reaches neither the record nor a person. */
  readonly body: ParsedBody;
  status: number | null;
  fault: FaultKind | undefined;
}

/** The requests as received, with the account's keys replaced. */
export class RequestLog {
  #totalFlags = 0;
  readonly #unanswered = new Set<LoggedRequest>();
  readonly #requests = new BoundedList<LoggedRequest>(MAX_REQUESTS, MAX_BYTES);

  /** @param onAnswered called whenever a request has been answered and has taken effect. */
  constructor(
    private readonly redactor: Redactor,
    private readonly onAnswered: (request: LoggedRequest) => void = () => undefined,
  ) {}

  /** Starts the record of a request. `text` is its body. */
  open(request: { method: string; url: string; headers: Headers; text: string; at: string }): LoggedRequest {
    const body = parseBody(request.text);
    const record: LoggedRequest = {
      id: this.#requests.total + 1,
      at: request.at,
      method: request.method,
      path: this.redactor.path(request.url),
      headers: this.redactor.headers(request.headers),
      findings: new Findings(),
      dialect: 'none',
      body: this.redactor.body(body),
      status: null,
      fault: undefined,
    };
    if (record.body !== body) record.findings.flag('secret-in-body', '');
    this.#unanswered.add(record);
    this.#requests.add(record, request.text.length + 1000);
    return record;
  }

  /** Completes the record. @param status the answer's; `null` when there was none. */
  close(record: LoggedRequest, status: number | null): void {
    record.status = status;
    // A request in progress during a reset is forgotten with the others.
    if (!this.#unanswered.delete(record)) return;
    this.#totalFlags += record.findings.flags.length;
    this.onAnswered(record);
  }

  get total(): number {
    return this.#requests.total;
  }

  get totalFlags(): number {
    return this.#totalFlags;
  }

  describe(): SandboxRequest[] {
    return this.#requests.values().map(describeRequest);
  }

  flags(): SandboxRequestFlag[] {
    return this.#requests
      .values()
      .flatMap(({ id, findings }) => findings.flags.map((flag) => ({ request: id, ...flag })));
  }

  clear(): void {
    this.#requests.clear();
    this.#unanswered.clear();
    this.#totalFlags = 0;
  }
}

/** A request as the state shows it. */
export function describeRequest(record: LoggedRequest): SandboxRequest {
  const { id, at, method, path, headers, dialect, body, status, findings, fault } = record;
  return {
    id,
    at,
    method,
    path,
    headers,
    dialect,
    ...(body.kind === 'none' ? {} : { body: body.kind === 'json' ? body.value : body.text }),
    status,
    flags: findings.flags,
    notes: findings.notes,
    ...(fault === undefined ? {} : { fault }),
  };
}
