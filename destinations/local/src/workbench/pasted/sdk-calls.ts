import { isRecord } from '../../cli/json/records';
import type { Json, JsonObject } from '../api';

/** The SDKs' calls, by method name. */
export const SDK_CALLS: ReadonlySet<string> = new Set([
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
]);

/** Replaces the visitor id that a web SDK would add. */
const ANONYMOUS_ID = 'anonymous-visitor';
/** With one of these keys, a single argument is a server SDK's event. */
const EVENT_KEYS = ['userId', 'anonymousId', 'event', 'previousId', 'groupId', 'traits', 'properties'];
const OPTION_KEYS = ['context', 'integrations', 'timestamp', 'anonymousId', 'userId', 'messageId'];

/**
 * The events of SDK calls. As in web SDKs, a later call gets the user id of an earlier identify.
 *
 * @example new SdkCalls().event('track', ['Signed Up', { plan: 'pro' }]) // { type: 'track', event: 'Signed Up', properties: … }
 */
export class SdkCalls {
  #userId: Json | undefined;

  /** @param args The arguments; `undefined` for an omitted one. */
  event(call: string, args: readonly (Json | undefined)[]): JsonObject {
    const [only] = args;
    const isWhole = args.length === 1 && isRecord(only) && EVENT_KEYS.some((key) => Object.hasOwn(only, key));
    return this.#identified(
      call,
      isWhole ? { type: call, ...only } : { type: call, ...ARGUMENTS[call]?.(args) },
    );
  }

  /**
   * @param args The positional arguments.
   * @param named The keyword arguments, as Python writes them: `user_id`.
   * @example new SdkCalls().pythonEvent('track', ['u-1', 'Signed Up'], []) // { type: 'track', userId: 'u-1', event: 'Signed Up' }
   */
  pythonEvent(
    call: string,
    args: readonly (Json | undefined)[],
    named: readonly (readonly [string, Json | undefined])[],
  ): JsonObject {
    const placed = args.map((value, index) => [PYTHON[call]?.[index] ?? '', value] as const);
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

/** The Python SDK's arguments in order. */
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

/** Whether a call without keyword arguments can only be Python's, where the user comes first. */
export function isPython(call: string, args: readonly (Json | undefined)[]): boolean {
  const [first, second] = args;
  return typeof first === 'string' && typeof second === 'string' && (call === 'track' || call === 'group');
}

type Arguments = readonly (Json | undefined)[];

const ARGUMENTS: Readonly<Record<string, (args: Arguments) => JsonObject>> = {
  track: ([event, properties, options]) => parts({ event, properties }, options),
  identify: (args) => {
    const [userId, traits, options] = isRecord(args[0]) ? [undefined, ...args] : args;
    return parts({ userId, traits }, options);
  },
  group: (args) => {
    const [groupId, traits, options] = isRecord(args[0]) ? [undefined, ...args] : args;
    return parts({ groupId, traits }, options);
  },
  alias: ([userId, previousId, options]) => parts({ userId, previousId }, options),
  page: pageOf,
  screen: pageOf,
};

/** `(category, name, properties, options)`, where leading ones can be omitted. */
function pageOf(args: Arguments): JsonObject {
  const texts = args.slice(0, 2).filter((value) => typeof value === 'string');
  const [properties, options] = args.slice(texts.length);
  const [category, name] = texts.length === 2 ? texts : [undefined, texts[0]];
  return parts({ category, name, properties }, options);
}

/** An event from the values that exist; from a call's options, only those that are event fields. */
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
