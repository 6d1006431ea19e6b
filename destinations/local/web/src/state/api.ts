import type {
  ApiProblem,
  CheckRequest,
  ConnectionRequest,
  ConnectionResult,
  Copied,
  CopyRequest,
  Definitions,
  EnchargeView,
  FaultRequest,
  Preview,
  PreviewRequest,
  ScenarioExample,
  SendRequest,
  SendResult,
  SettingProblem,
  SetupRequest,
} from '../../../src/workbench/api';
import { followChanges } from './changes';
import type { ChangeListener } from './changes';

/** What the page asks the local server for. Every call throws an `Error` whose message says what is wrong and what to do. */
export interface Api {
  definitions: () => Promise<Definitions>;
  scenario: (id: string) => Promise<ScenarioExample>;
  /** Events of apps are mapped by this setup from now on. */
  tellSetup: (request: SetupRequest) => Promise<void>;
  preview: (request: PreviewRequest, signal: AbortSignal) => Promise<Preview>;
  checkSettings: (request: CheckRequest, signal: AbortSignal) => Promise<SettingProblem[]>;
  testConnection: (request: ConnectionRequest) => Promise<ConnectionResult>;
  send: (request: SendRequest) => Promise<SendResult>;
  copy: (request: CopyRequest) => Promise<Copied>;
  encharge: () => Promise<EnchargeView>;
  reset: () => Promise<void>;
  setFault: (request: FaultRequest) => Promise<void>;
  /** Calls back for every change from now on. While the page is hidden it is not told; what was heard meanwhile comes after that. */
  changes: (listener: ChangeListener) => void;
}

/** The local server, on the address this page came from. */
export function createApi(): Api {
  return {
    definitions: () => ask('GET', '/api/definitions'),
    scenario: (id) => ask('GET', `/api/scenarios/${id}`),
    tellSetup: async (request) => {
      await ask('PUT', '/api/setup', request);
    },
    preview: (request, signal) => ask('POST', '/api/preview', request, signal),
    checkSettings: (request, signal) => ask('POST', '/api/check-settings', request, signal),
    testConnection: (request) => ask('POST', '/api/test-connection', request),
    send: (request) => ask('POST', '/api/send', request),
    copy: (request) => ask('POST', '/api/copy', request),
    encharge: () => ask('GET', '/api/encharge'),
    reset: async () => {
      await ask('POST', '/api/encharge/reset', {});
    },
    setFault: async (request) => {
      await ask('PUT', '/api/encharge/faults', request);
    },
    changes: followChanges,
  };
}

async function ask<Answer>(
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
    // Half an answer is none: the page was left, or the server stopped.
    if (response.ok) throw error;
  });
  if (response.ok) return answer as Answer;
  const problem = answer as Partial<ApiProblem> | undefined;
  throw new Error(problem?.message ?? `The server answered ${response.status} to ${path}.`);
}
