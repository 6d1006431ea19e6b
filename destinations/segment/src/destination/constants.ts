import { ENCHARGE_API_VERSION } from './versioning-info';

/** People, their events and objects. */
export const INGEST_URL = `https://ingest.encharge.io/${ENCHARGE_API_VERSION}`;
/** Everything else: tags, deletions, and the lists in the forms. */
export const REST_URL = `https://api.encharge.io/${ENCHARGE_API_VERSION}`;
