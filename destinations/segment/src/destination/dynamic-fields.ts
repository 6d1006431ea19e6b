import type { DynamicFieldItem, DynamicFieldResponse, RequestClient } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import { callRest } from '../delivery/rest';
import { statusOf } from '../errors';
import type { Settings } from '../settings/settings';

/** Fills a list of the form from Encharge. Never throws: the form shows the error beside an empty list. */
export type DynamicField = (
  request: RequestClient,
  data: { settings: Settings },
) => Promise<DynamicFieldResponse>;

/**
 * The fields that may have a list, as the host's types see them: it serves a list for a text that may be given several times as well,
 * but its types have no place for one.
 */
export type ListedFields = {
  objectType?: string;
  tag?: string;
  tags?: string;
  allow?: string;
  deny?: string;
  userFields?: object;
  personFields?: object;
};

/** The lists of one kind each. */
export interface DynamicFields {
  objectTypes: DynamicField;
  tags: DynamicField;
  personFields: DynamicField;
}

/** One list: where it comes from, under which key of the answer, and which properties hold the value and its label. */
interface List {
  path: string;
  key: string;
  value: string;
  label: string;
}

/** The lists that forms offer. Source of the paths and the answers: Encharge’s published OpenAPI file. */
export function dynamicFields(environment: Environment): DynamicFields {
  const listed =
    (list: List): DynamicField =>
    (request, { settings }) =>
      choicesOf(list, request, settings, environment);
  return {
    objectTypes: listed({ path: '/schemas', key: 'objects', value: 'name', label: 'displayNameSingular' }),
    tags: listed({ path: '/tags-management', key: 'tags', value: 'tag', label: 'tag' }),
    personFields: listed({ path: '/fields', key: 'items', value: 'name', label: 'title' }),
  };
}

async function choicesOf(
  list: List,
  request: RequestClient,
  settings: Settings,
  environment: Environment,
): Promise<DynamicFieldResponse> {
  try {
    const { response } = await callRest(request, { method: 'get', path: list.path }, settings, environment);
    const items = itemsOf(response.data, list.key);
    if (items !== undefined) return { choices: items.flatMap((item) => choiceOf(item, list)) };
    return failed('The answer of Encharge cannot be read. Type the value instead.', response.status);
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

/** An item that cannot be chosen has no name, or is a field that Encharge keeps itself. */
function choiceOf(item: unknown, { value, label }: List): DynamicFieldItem[] {
  const name = propertyOf(item, value);
  if (typeof name !== 'string' || name === '' || propertyOf(item, 'readOnly') === true) return [];
  const words = propertyOf(item, label);
  return [{ value: name, label: typeof words === 'string' && words !== '' ? words : name }];
}

function propertyOf(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null ? (object as Record<string, unknown>)[key] : undefined;
}
