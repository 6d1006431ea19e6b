import type { DynamicFieldItem, DynamicFieldResponse, RequestClient } from '@segment/actions-core';
import { statusOf } from './errors';
import type { Settings } from './generated-types';
import { callRest } from './rest';

/** Fills a list in the form from Encharge. Never throws: the form shows the error next to an empty list. */
type DynamicField<Data = { settings: Settings }> = (
  request: RequestClient,
  data: Data,
) => Promise<DynamicFieldResponse>;

/** One list: its path, its key in the answer, and the properties that hold the value and the label. */
interface List {
  path: string;
  key: string;
  value: string;
  label: string;
}

// Source of the paths and answers: Encharge's published OpenAPI file.
const SCHEMAS: List = { path: '/schemas', key: 'objects', value: 'name', label: 'displayNameSingular' };
const FIELDS: List = { path: '/fields', key: 'items', value: 'name', label: 'title' };

/** The object types in the account. */
export const objectTypes = listed(SCHEMAS);
/** The fields of the mapped object type. */
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
/** The tags in the account. */
export const tags = listed({ path: '/tags-management', key: 'tags', value: 'tag', label: 'tag' });
/** The same, for a field with several values. */
export const severalTags = several(tags);

/** The lists for an event about a person. */
export const eventLists = {
  personFields: { __keys__: personFields },
  tags: severalTags,
  allow: severalPersonFields,
  deny: severalPersonFields,
};

function listed(list: List): DynamicField {
  return (request, { settings }) => choicesOf(list, request, settings);
}

/** The host serves a list for a multi-value text field as well, but its types do not allow one. */
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
    return failed("Encharge's answer cannot be read. Type the value instead.", status);
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

/** Nobody can choose an item without a name, or a field that Encharge maintains itself. */
function choiceOf(item: unknown, { value, label }: List): DynamicFieldItem[] {
  const name = propertyOf(item, value);
  if (typeof name !== 'string' || name === '' || propertyOf(item, 'readOnly') === true) return [];
  const words = propertyOf(item, label);
  return [{ value: name, label: typeof words === 'string' && words !== '' ? words : name }];
}

function propertyOf(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null ? (object as Record<string, unknown>)[key] : undefined;
}
