import { isRecord } from '../../cli/json/records';
import type { Json, JsonObject } from '../api';

/** The calls of the SDKs by the names of their methods. */
export const SDK_CALLS: ReadonlySet<string> = new Set([
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
]);

/** Stands where an SDK of a web page puts the id of its visitor. */
const ANONYMOUS_ID = 'anonymous-visitor';
/** What makes an only argument an event of a server's SDK. */
const EVENT_KEYS = ['userId', 'anonymousId', 'event', 'previousId', 'groupId', 'traits', 'properties'];
const OPTION_KEYS = ['context', 'integrations', 'timestamp', 'anonymousId', 'userId', 'messageId'];

/**
 * The events of an SDK's calls. As the SDKs of web pages do, a later call has the user id of an identify before it.
 *
 * @example new SdkCalls().event('track', ['Signed Up', { plan: 'pro' }]) // { type: 'track', event: 'Signed Up', properties: … }
 */
export class SdkCalls {
  #userId: Json | undefined;

  /** @param given The arguments; `undefined` where one was left out. */
  event(call: string, given: readonly (Json | undefined)[]): JsonObject {
    const [only] = given;
    const isWhole =
      given.length === 1 && isRecord(only) && EVENT_KEYS.some((key) => Object.hasOwn(only, key));
    return this.#identified(
      call,
      isWhole ? { type: call, ...only } : { type: call, ...ARGUMENTS[call]?.(given) },
    );
  }

  /**
   * @param given The arguments without a name.
   * @param named Those with one, as Python writes it: `user_id`.
   * @example new SdkCalls().pythonEvent('track', ['u-1', 'Signed Up'], []) // { type: 'track', userId: 'u-1', event: 'Signed Up' }
   */
  pythonEvent(
    call: string,
    given: readonly (Json | undefined)[],
    named: readonly (readonly [string, Json | undefined])[],
  ): JsonObject {
    const placed = given.map((value, index) => [PYTHON[call]?.[index] ?? '', value] as const);
    const event: JsonObject = { type: call };
    for (const [name, value] of [...placed, ...named]) {
      const key = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      if (EVENT_FIELDS.has(key) && value !== undefined && value !== null) event[key] = value;
    }
    return this.#identified(call, event);
  }

  #identified(call: string, event: JsonObject): JsonObject {
    if (call === 'identify' && event['userId'] !== undefined) this.#userId = event['userId'];
    if (event['userId'] !== undefined || event['anonymousId'] !== undefined) return event;
    const { type, ...others } = event;
    const identity = this.#userId === undefined ? { anonymousId: ANONYMOUS_ID } : { userId: this.#userId };
    return { type: type ?? call, ...identity, ...others };
  }
}

/** The arguments of Python’s SDK in their order. */
const PYTHON: Readonly<Record<string, readonly string[]>> = {
  track: ['user_id', 'event', 'properties'],
  identify: ['user_id', 'traits'],
  page: ['user_id', 'category', 'name', 'properties'],
  screen: ['user_id', 'category', 'name', 'properties'],
  group: ['user_id', 'group_id', 'traits'],
  alias: ['previous_id', 'user_id'],
};
/** No other name becomes a key. */
const EVENT_FIELDS: ReadonlySet<string> = new Set([
  ...EVENT_KEYS,
  'category',
  'context',
  'integrations',
  'messageId',
  'name',
  'timestamp',
]);

/** Whether a call without named arguments can only be one of Python’s: there the user comes first. */
export function isPython(call: string, given: readonly (Json | undefined)[]): boolean {
  const [first, second] = given;
  return typeof first === 'string' && typeof second === 'string' && (call === 'track' || call === 'group');
}

type Given = readonly (Json | undefined)[];

const ARGUMENTS: Readonly<Record<string, (given: Given) => JsonObject>> = {
  track: ([event, properties, options]) => parts({ event, properties }, options),
  identify: (given) => {
    const [userId, traits, options] = isRecord(given[0]) ? [undefined, ...given] : given;
    return parts({ userId, traits }, options);
  },
  group: (given) => {
    const [groupId, traits, options] = isRecord(given[0]) ? [undefined, ...given] : given;
    return parts({ groupId, traits }, options);
  },
  alias: ([userId, previousId, options]) => parts({ userId, previousId }, options),
  page: pageOf,
  screen: pageOf,
};

/** `(category, name, properties, options)`, each of which can be left out from the front. */
function pageOf(given: Given): JsonObject {
  const words = given.slice(0, 2).filter((value) => typeof value === 'string');
  const [properties, options] = given.slice(words.length);
  const [category, name] = words.length === 2 ? words : [undefined, words[0]];
  return parts({ category, name, properties }, options);
}

/** An event of the values that are there; of the options of a call those that are fields of an event. */
function parts(values: Readonly<Record<string, Json | undefined>>, options: Json | undefined): JsonObject {
  const event: JsonObject = {};
  for (const [key, value] of Object.entries(values))
    if (value !== undefined && value !== null) event[key] = value;
  if (!isRecord(options)) return event;
  for (const key of OPTION_KEYS) {
    const value = options[key];
    if (value !== undefined) event[key] = value;
  }
  return event;
}
