import type { ActionDefinition, ExecuteInput } from '@segment/actions-core';
import type { Call, Fields } from '@encharge-destinations/core';
import { deliverBatch } from '../delivery/batch';
import type { Environment } from '../delivery/environment';
import { ingestRequest, postToIngest } from '../delivery/ingest';
import type { IngestContext } from '../delivery/ingest';
import { versioned } from '../earlier/mapping-version';
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

/** What the host hands over; its types lack the mapping. */
type Executed<Payload> = ExecuteInput<Settings, Payload> & { rawMapping?: Fields };

/** Makes the host's action: resolving the fields is the host's part, `build` makes the payload, one request delivers it. */
export function ingestAction(
  { call, title, description, fields }: IngestAction,
  environment: Environment,
): ActionDefinition<Settings, ListedFields> {
  const contextOf = ({ settings, rawMapping }: Executed<unknown>): IngestContext => ({
    ...{ call, settings, environment },
    mapping: rawMapping,
  });
  return {
    title,
    description,
    platform: 'cloud',
    defaultSubscription: `type = "${call}"`,
    fields: { ...versioned(call, fields), ...batchFields },
    dynamicFields: dynamicFieldsOf(fields, environment),
    perform: async (client, data: Executed<Fields>) => {
      const context = contextOf(data);
      const { outcome, response } = await postToIngest(client, ingestRequest(data.payload, context), context);
      const failure = outcomeError(outcome);
      if (failure !== undefined) throw failure;
      return response;
    },
    performBatch: (client, data: Executed<Fields[]>) =>
      deliverBatch(data.payload, { client, ...contextOf(data) }),
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
