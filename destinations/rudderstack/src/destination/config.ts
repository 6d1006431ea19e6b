import { INGEST_URL, REST_URL } from '@encharge-destinations/core';

export const DESTINATION_TYPE = 'encharge';

/** Encharge's endpoints. Metrics and rudder-server's delivery throttling use the paths as names: stable, and without ids. */
export const ENDPOINTS = {
  INGEST: { method: 'POST', endpoint: INGEST_URL, endpointPath: '/ingest' },
  ERASE: { method: 'DELETE', endpoint: `${REST_URL}/people`, endpointPath: '/people' },
  UNTAG: { method: 'DELETE', endpoint: `${REST_URL}/tags`, endpointPath: '/tags' },
  UNSUBSCRIBE: {
    method: 'POST',
    endpoint: `${REST_URL}/people/unsubscribe`,
    endpointPath: '/people/unsubscribe',
  },
} as const;

/** The id types in `context.externalId`. */
export const EXTERNAL_ID_TYPES = { userId: 'enchargeUserId', email: 'enchargeEmail' } as const;

/** The object of a reverse ETL connection whose rows are people; any other name is a custom object type. */
export const PERSON_OBJECT = 'person';

/** The host passes a failing job again with `attemptNum` 1, 2, 3 …; from this attempt on, a failed tag removal ends the job. */
export const MOST_REPEATS = 3;

/** What the dashboard stores where the default differs by dialect and the customer chose nothing. */
export const DIALECT_DEFAULT = 'default';

/** The keys under which the dashboard stores list entries. */
export const FIELD_TAG = 'fieldName';
export const EVENT_TAG = 'eventName';
