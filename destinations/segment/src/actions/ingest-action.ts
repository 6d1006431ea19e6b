import type { ActionDefinition, ExecuteInput } from '@segment/actions-core';
import type { Call, Fields } from '@encharge-destinations/core';
import { outcomeError } from '../errors';
import type { ActionFields } from '../fields';
import { payloadOf, postToIngest } from '../ingest';
import type { Environment } from '../ingest';
import type { Settings } from '../settings';

/** An action that turns events of one call into Ingest payloads. */
export interface IngestAction {
  call: Call;
  title: string;
  description: string;
  fields: ActionFields;
}

/** The trigger of a call's action: every event of that call. */
export function subscriptionOf(call: Call): string {
  return `type = "${call}"`;
}

/** Makes the host's action: resolve is the host's part, `build` makes the payload, one request delivers it. */
export function ingestAction(
  { call, title, description, fields }: IngestAction,
  environment: Environment,
): ActionDefinition<Settings> {
  return {
    title,
    description,
    platform: 'cloud',
    defaultSubscription: subscriptionOf(call),
    fields,
    perform: async (request, { payload, settings }: ExecuteInput<Settings, Fields>) => {
      const made = payloadOf(call, payload, settings, environment.now);
      const { outcome, response } = await postToIngest(request, made, settings, environment);
      const failure = outcomeError(outcome);
      if (failure !== undefined) throw failure;
      return response;
    },
  };
}
