// A sandbox's well-known keys open nothing else: they are no secrets.

/** The key of a sandbox's Ingest. */
export const SANDBOX_WRITE_KEY = 'sandbox-write-key';

/** The key of a sandbox's REST API. */
export const SANDBOX_API_KEY = 'sandbox-api-key';
