import type { DynamicFieldItem, DynamicFieldResponse, RequestClient } from '@segment/actions-core';
import type { Fields } from '@encharge-destinations/core';
import { statusOf } from './errors';
import type { Settings } from './generated-types';
import { sendToRest, successOf } from './requests';

/** Fills a list in the form from Encharge. Never throws: the form shows the error next to an empty list. */
type DynamicField = (
  request: RequestClient,
  data: { settings: Settings; payload: object },
) => Promise<DynamicFieldResponse>;

/** A part of an answer. What is no object has none of the keys. */
type Part = Readonly<Record<string, unknown>> | null | undefined;

// Source of the paths and answers: Encharge's published OpenAPI file.
/** The object types in the account. */
export const objectTypes = listed('/schemas', 'name', 'displayNameSingular', (data) => data?.['objects']);
/** The fields of the mapped object type. */
export const objectFields = listed('/schemas', 'name', 'title', (data, { objectType }) => {
  const types = data?.['objects'];
  if (!Array.isArray(types)) return undefined;
  return (types as Part[]).find((one) => one?.['name'] === objectType)?.['fields'];
});
/** The person fields that can be written. */
export const personFields = listed('/fields', 'name', 'title', (data) => data?.['items']);
/** The tags in the account. */
export const tags = listed('/tags-management', 'tag', 'tag', (data) => data?.['tags']);

// The host serves a list for a field with several values as well, but its types do not allow one.
export const severalTags = tags as never;
const severalPersonFields = personFields as never;

/** The lists for an event about a person. */
export const eventLists = {
  personFields: { __keys__: personFields },
  tags: severalTags,
  allow: severalPersonFields,
  deny: severalPersonFields,
};

/** @param itemsIn Finds the list in an answer, each of its items with a value and a label under these keys. */
function listed(
  path: string,
  value: string,
  label: string,
  itemsIn: (data: Part, payload: Fields) => unknown,
): DynamicField {
  return async (request, { settings, payload }) => {
    try {
      const answer = successOf(await sendToRest(request, settings, path, { method: 'get' }));
      const items = itemsIn(answer.data as Part, payload as Fields);
      if (Array.isArray(items))
        return { choices: items.flatMap((item: Part) => choiceOf(item, value, label)) };
      return failed("Encharge's answer cannot be read. Type the value instead.", answer.status);
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error), statusOf(error));
    }
  };
}

/** Nobody can choose an item without a name, or a field that Encharge maintains itself. */
function choiceOf(item: Part, value: string, label: string): DynamicFieldItem[] {
  const [name, words] = [item?.[value], item?.[label]];
  if (typeof name !== 'string' || name === '' || item?.['readOnly'] === true) return [];
  return [{ value: name, label: typeof words === 'string' && words !== '' ? words : name }];
}

function failed(message: string, status: number | undefined): DynamicFieldResponse {
  return { choices: [], error: { message, code: String(status ?? 'UNKNOWN_ERROR') } };
}
