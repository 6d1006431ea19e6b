import { json, restError } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Findings } from '../flags/findings';
import { isRecord } from '../values/json';
import { describeObject } from '../state/objects';
import { DATE_PERSON_FIELDS, DEFAULT_PERSON_FIELDS, MAINTAINED_PERSON_FIELDS } from '../flags/person-fields';
import type { Store } from '../state/store';

/** `GET /accounts/info`. */
export function accountInfo(): Answer {
  return json(200, { accountId: 1, name: 'Sandbox', status: 'active' });
}

/** `GET /fields`: the default person fields, those that Encharge maintains, and those created on the fly. */
export function listFields(store: Store): Answer {
  const known = [...DEFAULT_PERSON_FIELDS, ...MAINTAINED_PERSON_FIELDS].map((name) => ({
    name,
    title: name,
    type: name === 'unsubscribed' ? 'boolean' : 'string',
    format: DATE_PERSON_FIELDS.has(name) || name.endsWith('At') ? 'date-time' : null,
    readOnly: MAINTAINED_PERSON_FIELDS.includes(name),
  }));
  const custom = store
    .customFields()
    .map(([name, type]) => ({ name, title: name, type, format: null, readOnly: false }));
  return json(200, { items: [...known, ...custom] });
}

/** `GET /schemas`: the custom object types. */
export function listSchemas(store: Store): Answer {
  const objects = [...store.schemas.values()].map(({ name, displayNameSingular, fields }) => ({
    name,
    displayNameSingular: displayNameSingular ?? name,
    fields: fields.map((field) => ({ name: field })),
  }));
  return json(200, { objects });
}

/** `GET /tags-management`: every tag ever used, and how many people have it now. */
export function listTags(store: Store): Answer {
  const people = store.people.values();
  const tags = [...store.tags].map((tag) => ({
    tag,
    color: '#000000',
    count: people.filter((person) => person.tags.has(tag)).length,
  }));
  return json(200, { tags });
}

/** `PUT /objects/{objectType}`: creates or updates an object by `id` or `externalId`. */
export function putObject(store: Store, objectType: string, body: unknown, findings: Findings): Answer {
  const schema = store.schemas.get(objectType);
  if (schema === undefined) return restError(404, 'There is no object schema with this name.');
  if (!isRecord(body)) return restError(400, 'The body must be a JSON object.');
  const result = store.objects.upsert(schema, body, store.timestamp(), findings, '');
  if (result === undefined) return restError(404, 'There is no object with this id.');
  const { id, externalId, fields } = describeObject(result.object);
  return json(200, { created: result.created, object: { ...fields, id, externalId } });
}
