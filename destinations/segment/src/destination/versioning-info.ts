/** The version in the URLs of Encharge's Ingest API and REST API. */
export const ENCHARGE_API_VERSION = 'v1';
