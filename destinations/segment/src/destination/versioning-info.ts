/** The version in the addresses of Encharge's Ingest API and REST API. */
export const ENCHARGE_API_VERSION = 'v1';
