import type { MapOptions } from '@encharge-destinations/core';

/**
 * What the Segment Functions runtime and the head of the bundle provide. Source: Segment's documentation of Functions: `fetch` is
 * node-fetch 2, which has a `timeout` and no AbortController.
 */

/** An event of the CDP spec as Segment passes it; unchecked. */
export type FunctionEvent = Readonly<Record<string, unknown>>;

/** The Function's settings: text, switches and text maps, as the customer filled them in. */
export type FunctionSettings = Readonly<Record<string, unknown>>;

/** The node-fetch 2 options used here. */
export interface FetchOptions {
  method: 'POST' | 'DELETE';
  headers: Record<string, string>;
  body?: string;
  /** `manual`: a redirect would carry the key to another host. */
  redirect: 'manual';
  /** How long to wait for an answer, in milliseconds. */
  timeout: number;
}

/** An answer as node-fetch 2 returns it. */
export interface FetchResponse {
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** One of the runtime's error classes; the class decides what Segment does with the event. */
export type HostError = new (message: string) => Error;

/** The runtime's globals, under their own names. */
declare const fetch: (url: string, options: FetchOptions) => Promise<FetchResponse>;
declare const RetryError: HostError;
declare const ValidationError: HostError;
declare const InvalidEventPayload: HostError;
declare const EventNotSupported: HostError;

/** Declared at the head of the bundle. */
declare const OPTIONS: MapOptions;

/** Options baked into this file; the Function's settings override them. */
export const bakedOptions: MapOptions = OPTIONS;

/** Segment may send the event again later. */
export function retryError(message: string): Error {
  return new RetryError(message);
}

/** Segment discards the event and shows the message: the settings, the key or Encharge's answer caused it. */
export function validationError(message: string): Error {
  return new ValidationError(message);
}

/** Segment discards the event and shows the message: the event itself is faulty. */
export function invalidEventPayload(message: string): Error {
  return new InvalidEventPayload(message);
}

/** Segment discards the event: the settings skip it. */
export function eventNotSupported(message: string): Error {
  return new EventNotSupported(message);
}

/** Whether Segment retries after this error. */
export function isRetried(error: unknown): boolean {
  return error instanceof RetryError;
}

/** The runtime's `fetch`, looked up at each call. */
export function hostFetch(url: string, options: FetchOptions): Promise<FetchResponse> {
  return fetch(url, options);
}
