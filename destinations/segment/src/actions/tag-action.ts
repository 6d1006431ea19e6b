import { PayloadValidationError } from '@segment/actions-core';
import type { ActionDefinition, ExecuteInput } from '@segment/actions-core';
import type { Fields } from '@encharge-destinations/core';
import type { Environment } from '../delivery/environment';
import { forPerson, personIds } from '../delivery/person-ids';
import { callRest, sendToRest } from '../delivery/rest';
import { earlierTagBody } from '../earlier/bodies';
import { hasVersion, versionField } from '../earlier/mapping-version';
import { firstNotBlank } from '../fields/defaults';
import { dynamicFields } from '../fields/dynamic';
import type { ListedFields } from '../fields/dynamic';
import { identityFields } from '../fields/identity';
import type { Settings } from '../settings/settings';

/** An action that changes the tags of a person. */
export interface TagAction {
  method: 'post' | 'delete';
  title: string;
  description: string;
  tagDescription: string;
}

/** What the host hands over; its types lack the event and the mapping. */
type Executed = ExecuteInput<Settings, Fields> & { rawData?: Fields; rawMapping?: Fields };

/** Makes the host's action for `POST /tags` and `DELETE /tags`. */
export function tagAction(
  { method, title, description, tagDescription }: TagAction,
  environment: Environment,
): ActionDefinition<Settings, ListedFields> {
  return {
    title,
    description,
    platform: 'cloud',
    fields: {
      tag: {
        label: 'Tags',
        description: tagDescription,
        type: 'string',
        required: true,
        multiple: true,
        dynamic: true,
        default: firstNotBlank('properties.tags', 'properties.tag', 'traits.tags', 'traits.tag'),
        category: 'data',
      },
      ...identityFields('userId', 'email', 'segmentAnonymousId'),
      ...versionField,
    },
    dynamicFields: { tag: dynamicFields(environment).tags },
    perform: (client, { payload, settings, rawData, rawMapping }: Executed) => {
      if (!hasVersion(payload)) {
        const json = earlierTagBody(payload, rawData, rawMapping);
        return callRest(client, { method, path: '/tags', json }, settings, environment).then(
          ({ response }) => response,
        );
      }
      const tag = tagList(payload['tag']);
      const ids = personIds(payload, ['userId', 'email', 'segmentAnonymousId']);
      return forPerson(ids, ([field, value]) =>
        sendToRest(client, { method, path: '/tags', json: { tag, [field]: value } }, settings, environment),
      );
    },
  };
}

/** Tags as the API takes them: one text, with commas between them. */
function tagList(value: unknown): string {
  const texts = (Array.isArray(value) ? value : [value]).flatMap((entry: unknown) =>
    typeof entry === 'string' ? entry.split(',') : [],
  );
  const tags = [...new Set(texts.map((tag) => tag.trim()))].filter((tag) => tag !== '');
  if (tags.length > 0) return tags.join(',');
  throw new PayloadValidationError('There is no tag in the event. Map the field Tags, or type the tags.');
}
