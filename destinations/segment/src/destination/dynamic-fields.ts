import type { DynamicFieldItem, DynamicFieldResponse, RequestClient } from '@segment/actions-core';
import { statusOf } from './errors';
import type { Settings } from './generated-types';
import { callRest } from './rest';

/** Fills a list of the form from Encharge. Never throws: the form shows the error beside an empty list. */
type DynamicField<Data = { settings: Settings }> = (
  request: RequestClient,
  data: Data,
) => Promise<DynamicFieldResponse>;

/** One list: where it comes from, under which key of the answer, and which properties hold the value and its label. */
interface List {
  path: string;
  key: string;
  value: string;
  label: string;
}

// Source of the paths and the answers: Encharge's published OpenAPI file.
const SCHEMAS: List = { path: '/schemas', key: 'objects', value: 'name', label: 'displayNameSingular' };
const FIELDS: List = { path: '/fields', key: 'items', value: 'name', label: 'title' };

/** The types of objects that the account has. */
export const objectTypes = listed(SCHEMAS);
/** The fields that objects of the mapped type have. */
export const objectFields: DynamicField<{ settings: Settings; payload: { objectType?: unknown } }> = (
  request,
  { settings, payload },
) =>
  choicesOf({ ...FIELDS, path: SCHEMAS.path }, request, settings, (data) => {
    const schema = itemsOf(data, SCHEMAS.key)?.find(
      (one) => propertyOf(one, SCHEMAS.value) === payload.objectType,
    );
    return itemsOf(schema, 'fields');
  });
/** The person fields that can be written. */
export const personFields = listed(FIELDS);
const severalPersonFields = several(personFields);
/** The tags that the account has. */
export const tags = listed({ path: '/tags-management', key: 'tags', value: 'tag', label: 'tag' });
/** The same, for a field of several values. */
export const severalTags = several(tags);

/** The lists of an event about a person. */
export const eventLists = {
  personFields: { __keys__: personFields },
  tags: severalTags,
  allow: severalPersonFields,
  deny: severalPersonFields,
};

function listed(list: List): DynamicField {
  return (request, { settings }) => choicesOf(list, request, settings);
}

/** The host serves a list for a text of several values as well, but its types have no place for one. */
function several(list: DynamicField): never {
  return list as never;
}

async function choicesOf(
  list: List,
  request: RequestClient,
  settings: Settings,
  itemsIn: (data: unknown) => unknown[] | undefined = (data) => itemsOf(data, list.key),
): Promise<DynamicFieldResponse> {
  try {
    const { data, status } = await callRest(request, { method: 'get', path: list.path }, settings);
    const items = itemsIn(data);
    if (items !== undefined) return { choices: items.flatMap((item) => choiceOf(item, list)) };
    return failed('The answer of Encharge cannot be read. Type the value instead.', status);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error), statusOf(error));
  }
}

function failed(message: string, status: number | undefined): DynamicFieldResponse {
  return { choices: [], error: { message, code: String(status ?? 'UNKNOWN_ERROR') } };
}

function itemsOf(body: unknown, key: string): unknown[] | undefined {
  const items = propertyOf(body, key);
  return Array.isArray(items) ? items : undefined;
}

/** An item that cannot be chosen has no name, or is a field that Encharge maintains itself. */
function choiceOf(item: unknown, { value, label }: List): DynamicFieldItem[] {
  const name = propertyOf(item, value);
  if (typeof name !== 'string' || name === '' || propertyOf(item, 'readOnly') === true) return [];
  const words = propertyOf(item, label);
  return [{ value: name, label: typeof words === 'string' && words !== '' ? words : name }];
}

function propertyOf(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null ? (object as Record<string, unknown>)[key] : undefined;
}
