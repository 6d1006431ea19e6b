import type { DeliveredRequest, Delivery } from '@encharge-destinations/core';
import type { Json, Side, SideRequest } from '../api';

/** What a platform's adapter did with an event, for the page. */
export function sideOf(delivery: Delivery): Side {
  const { kind, reason, path, hostResult, requests, explanation } = delivery;
  const { trace = [], dropped = [], warnings = [] } = explanation ?? {};
  return {
    kind,
    reason,
    path,
    hostResult,
    requests: requests.map(requestOf),
    trace,
    dropped,
    warnings,
  };
}

/** A request's path and query; the host is always Encharge or its stand-in. */
export function pathOf({ url }: Pick<DeliveredRequest, 'url'>): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function requestOf(request: DeliveredRequest): SideRequest {
  const { method, headers, body, mapping } = request;
  return {
    method,
    path: pathOf(request),
    headers,
    body: (body ?? null) as Json,
    subscription: mapping,
  };
}
