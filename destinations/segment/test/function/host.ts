import { createContext, Script } from 'node:vm';
import type { DeliveredRequest, Delivery, MapOptions } from '@encharge-destinations/core';
import { createFetch } from './node-fetch';
import type { Loopback } from './node-fetch';

/** The handler of each type. Source: Segment's documentation of Destination Functions. */
const HANDLERS: Readonly<Record<string, string>> = {
  identify: 'onIdentify',
  track: 'onTrack',
  page: 'onPage',
  screen: 'onScreen',
  group: 'onGroup',
  alias: 'onAlias',
  delete: 'onDelete',
};

/** The names that the runtime documents and the Function does not use. */
const INERT = ['crypto', '_', 'moment', 'btoa', 'atob', 'cache', 'FormData', 'jsonwebtoken'];

/** How to set up a Function. */
export interface FunctionHostOptions extends Loopback {
  /** The pasted file. */
  code: string;
  /** Whether this runtime has timers: no document says so, the open-source runner has them. Default: true. */
  hasTimers?: boolean;
}

/** A Function in a context that has what Segment documents, and nothing else. */
export interface FunctionHost {
  readonly requests: DeliveredRequest[];
  /** Calls a handler as Segment would. */
  call(handler: string, event: unknown, settings: unknown): Promise<unknown>;
  /** Passes in one event and reports what happened to it, in Segment's terms. */
  deliver(event: unknown, settings: unknown): Promise<Delivery>;
}

/** Sets up a Function: the file is wrapped, so that its top-level function declarations are found by name. */
export function createFunctionHost({
  code,
  hasTimers = true,
  ...loopback
}: FunctionHostOptions): FunctionHost {
  const requests: DeliveredRequest[] = [];
  const names = [...Object.values(HANDLERS), 'onBatch'];
  const errors = `
    class RetryError extends Error { name = 'RetryError' }
    class ValidationError extends Error { name = 'ValidationError' }
    class EventNotSupported extends Error { name = 'EventNotSupported' }
    class InvalidEventPayload extends Error { name = 'InvalidEventPayload' }`;
  const globals: Record<string, unknown> = Object.assign(Object.create(null) as object, {
    fetch: createFetch(loopback, requests),
    ...(hasTimers ? { setTimeout, clearTimeout } : {}),
    ...Object.fromEntries(INERT.map((name) => [name, {}])),
  });
  const wrapped = `(() => { ${errors}\n${code}\nreturn { ${names.join(', ')} }; })()`;
  const handlers = new Script(wrapped, { filename: 'function.js' }).runInContext(
    createContext(globals),
  ) as Record<string, (event: unknown, settings: unknown) => Promise<unknown>>;
  const call = async (handler: string, event: unknown, settings: unknown): Promise<unknown> => {
    const found = handlers[handler];
    if (found === undefined) throw new TypeError(`The Function has no ${handler}.`);
    return found(event, settings);
  };
  return {
    requests,
    call,
    deliver: async (event, settings) => {
      const before = requests.length;
      const result = await outcomeOf(event, (handler, sent) => call(handler, sent, settings));
      return { ...result, requests: requests.slice(before) };
    },
  };
}

/** The settings that a customer would fill in for the mapper's options: text, booleans and text maps. */
export function settingsOf(options: MapOptions): Record<string, unknown> {
  const { rename, tagRules, objectType, maxEventAge, allow, deny, traitsOnEvents } = options;
  const given = {
    ...options,
    now: undefined,
    trace: undefined,
    maxEventAge: maxEventAge?.toString(),
    allow: allow?.join(', '),
    deny: deny?.join(', '),
    traitsOnEvents: traitsOnEvents?.join(', '),
    objectType: typeof objectType === 'string' ? objectType : undefined,
    objectTypeTrait: typeof objectType === 'object' ? objectType.trait : undefined,
    rename: rename && Object.fromEntries(rename.map(({ from, to }) => [from, to])),
    tagRules:
      tagRules && Object.fromEntries(tagRules.map(({ event, tags }) => [event, [tags].flat().join(', ')])),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

async function outcomeOf(
  given: unknown,
  call: (handler: string, event: unknown) => Promise<unknown>,
): Promise<Omit<Delivery, 'requests'>> {
  // Segment's API takes only objects and passes them on as JSON.
  const event: unknown = JSON.parse(JSON.stringify(given));
  if (typeof event !== 'object' || event === null)
    return { kind: 'failed', retryable: false, reason: 'Segment takes JSON objects only.' };
  const handler = HANDLERS[(event as { type: string }).type];
  if (handler === undefined)
    return { kind: 'skipped', retryable: false, reason: 'Segment has no handler for this type.' };
  try {
    await call(handler, event);
    return { kind: 'delivered', retryable: false };
  } catch (error) {
    const { name, message } = error as Error;
    return {
      kind: name === 'EventNotSupported' ? 'skipped' : 'failed',
      retryable: name === 'RetryError',
      reason: message,
      hostResult: name,
    };
  }
}
