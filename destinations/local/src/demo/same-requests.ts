import type { DeliveredRequest, Delivery } from '@encharge-destinations/core';

/** What Encharge would see of a delivery: its result, and each request's path, dialect and body, with sorted keys. */
export function fingerprint({ kind, requests }: Pick<Delivery, 'kind' | 'requests'>): string {
  return JSON.stringify([kind, ...requests.map(requestOf)]);
}

/** JSON with every object's keys sorted. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

function requestOf({ method, url, headers, body }: DeliveredRequest): unknown {
  return [method, new URL(url).pathname, headers['x-segment-actions'] ?? null, sorted(body)];
}
