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

/** `attemptNum` counts every failure of a job. From this one on, a failing tag removal ends the job; above it, the router drops the removal. */
export const MOST_REPEATS = 3;
