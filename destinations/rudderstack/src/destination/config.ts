import { INGEST_URL, REST_URL } from '@encharge-destinations/core';

const rest = (method: string, path: string) => ({
  method,
  endpoint: `${REST_URL}${path}`,
  endpointPath: path,
});

/** Encharge's endpoints. Metrics and rudder-server's delivery throttling use the paths as names: stable, and without ids. */
export const ENDPOINTS = {
  INGEST: { method: 'POST', endpoint: INGEST_URL, endpointPath: '/ingest' },
  ERASE: rest('DELETE', '/people'),
  UNTAG: rest('DELETE', '/tags'),
  UNSUBSCRIBE: rest('POST', '/people/unsubscribe'),
};

/** The host passes a failing job again with `attemptNum` 1, 2, 3 …; from this attempt on, a failed tag removal ends the job. */
export const MOST_REPEATS = 3;
