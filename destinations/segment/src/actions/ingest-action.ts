import type { ActionDefinition, ExecuteInput } from '@segment/actions-core';
import type { Call, Fields } from '@encharge-destinations/core';
import { deliverBatch } from '../delivery/batch';
import type { Environment } from '../delivery/environment';
import { payloadOf, postToIngest } from '../delivery/ingest';
import { outcomeError } from '../errors';
import { batchFields } from '../fields/batch';
import type { ActionFields } from '../fields/call-fields';
import { dynamicFields } from '../fields/dynamic';
import type { ListedFields } from '../fields/dynamic';
import type { Settings } from '../settings/settings';

/** An action that turns events of one call into Ingest payloads. */
export interface IngestAction {
  call: Call;
  title: string;
  description: string;
  fields: ActionFields;
}

/** Makes the host's action: resolving the fields is the host's part, `build` makes the payload, one request delivers it. */
export function ingestAction(
  { call, title, description, fields }: IngestAction,
  environment: Environment,
): ActionDefinition<Settings, ListedFields> {
  return {
    title,
    description,
    platform: 'cloud',
    defaultSubscription: `type = "${call}"`,
    fields: { ...fields, ...batchFields },
    dynamicFields: dynamicFieldsOf(fields, environment),
    perform: async (request, { payload, settings }: ExecuteInput<Settings, Fields>) => {
      const made = payloadOf(call, payload, settings, environment.now);
      const { outcome, response } = await postToIngest(request, made, settings, environment);
      const failure = outcomeError(outcome);
      if (failure !== undefined) throw failure;
      return response;
    },
    performBatch: (request, { payload, settings }: ExecuteInput<Settings, Fields[]>) =>
      deliverBatch(payload, { call, request, settings, environment }),
  };
}

/** The lists for those fields of the action that are declared dynamic: a form asks for no other. */
function dynamicFieldsOf(
  fields: ActionFields,
  environment: Environment,
): NonNullable<ActionDefinition<Settings, ListedFields>['dynamicFields']> {
  const { objectTypes, tags, personFields } = dynamicFields(environment);
  const lists = {
    objectType: objectTypes,
    tags,
    userFields: { __keys__: personFields },
    personFields: { __keys__: personFields },
    allow: personFields,
    deny: personFields,
  };
  return Object.fromEntries(Object.entries(lists).filter(([key]) => fields[key]?.dynamic === true));
}
