import { ENCHARGE_API_VERSION } from './versioning-info';

/** Takes people, their events and objects. */
export const INGEST_URL = `https://ingest.encharge.io/${ENCHARGE_API_VERSION}`;
/** Everything else: tags, deletions, and the lists of the forms. */
export const REST_URL = `https://api.encharge.io/${ENCHARGE_API_VERSION}`;
