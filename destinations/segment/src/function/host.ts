import type { MapOptions } from '@encharge-destinations/core';

/**
 * What the runtime of Segment Functions and the head of the bundle provide. Source: Segment's documentation of Functions: `fetch` is
 * node-fetch 2, which has a `timeout` and knows no AbortController.
 */

/** An event of the CDP spec as Segment passes it; unchecked. */
export type FunctionEvent = Readonly<Record<string, unknown>>;

/** The Function's settings: text, switches and text maps, as the customer filled them in. */
export type FunctionSettings = Readonly<Record<string, unknown>>;

/** What of node-fetch 2 is used here. */
export interface FetchOptions {
  method: 'POST' | 'DELETE';
  headers: Record<string, string>;
  body?: string;
  /** `manual`: a redirect would carry the key to another host. */
  redirect: 'manual';
  /** Milliseconds without an answer after which the request fails. */
  timeout: number;
}

/** An answer as node-fetch 2 gives it. */
export interface FetchResponse {
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** One of the runtime's classes; which one is thrown decides what Segment does with the event. */
export type HostError = new (message: string) => Error;

/** The runtime's globals, under their own names. */
declare const fetch: (url: string, options: FetchOptions) => Promise<FetchResponse>;
declare const RetryError: HostError;
declare const ValidationError: HostError;
declare const InvalidEventPayload: HostError;
declare const EventNotSupported: HostError;

/** Declared at the head of the bundle. */
declare const OPTIONS: MapOptions;

/** Options that were baked into this file; the Function's settings win over them. */
export const bakedOptions: MapOptions = OPTIONS;

/** The event may be sent again later. */
export function retryError(message: string): Error {
  return new RetryError(message);
}

/** Segment discards the event and shows the message: the settings, the key or Encharge's answer are the reason. */
export function validationError(message: string): Error {
  return new ValidationError(message);
}

/** Segment discards the event and shows the message: the event itself is faulty. */
export function invalidEventPayload(message: string): Error {
  return new InvalidEventPayload(message);
}

/** Segment discards the event: it is skipped. */
export function eventNotSupported(message: string): Error {
  return new EventNotSupported(message);
}

/** Whether Segment would try again after this error. */
export function isRetried(error: unknown): boolean {
  return error instanceof RetryError;
}

/** Whether this error was made by one of the functions above. */
export function isHostError(error: unknown): error is Error {
  return [RetryError, ValidationError, InvalidEventPayload, EventNotSupported].some(
    (kind) => error instanceof kind,
  );
}

/** The runtime's `fetch`, looked up when it is called. */
export function hostFetch(url: string, options: FetchOptions): Promise<FetchResponse> {
  return fetch(url, options);
}
