import type { DynamicFieldItem, DynamicFieldResponse } from '@segment/actions-core';
import type { Fields } from '@encharge-destinations/core';
import { statusOf } from './errors';
import { sendToRest, successOf } from './requests';
import type { DynamicField, Part } from './types';

// Source of the paths and answers: Encharge's published OpenAPI file.
export const objectTypes = listed('/schemas', 'name', 'displayNameSingular', (data) => data?.['objects']);
export const objectFields = listed('/schemas', 'name', 'title', (data, { objectType }) => {
  const types = data?.['objects'];
  if (!Array.isArray(types)) return undefined;
  return (types as Part[]).find((one) => one?.['name'] === objectType)?.['fields'];
});
export const personFields = listed('/fields', 'name', 'title', (data) => data?.['items']);
export const tags = listed('/tags-management', 'tag', 'tag', (data) => data?.['tags']);

// Segment serves a list for a field with several values as well, but its types do not allow one.
export const severalTags = tags as never;

/** The lists for an event about a person. */
export const eventLists = {
  personFields: { __keys__: personFields },
  tags: severalTags,
  allow: personFields as never,
  deny: personFields as never,
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
      if (!Array.isArray(items))
        return failed("Encharge's answer cannot be read. Type the value instead.", answer.status);
      return { choices: items.flatMap((item: Part) => choiceOf(item, value, label)) };
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
