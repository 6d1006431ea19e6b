import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import { UsageError } from '../usage-error';
import { USUAL_PORTS } from '../flags/usual-ports';

/** Where events go. */
export interface SendTarget {
  ingestUrl: string;
  restUrl: string;
  /** On this machine: a sandbox, whose key is not a secret. */
  isLocal: boolean;
  /** The name shown to users. */
  name: string;
  /** How to see what arrived. */
  look: string;
}

/**
 * Reads the argument of `--to`: `sandbox`, `live`, or a sandbox URL.
 *
 * @throws {UsageError} without the URL, which might contain a key.
 */
export function readTarget(to: string): SendTarget {
  if (to === 'live')
    return {
      ingestUrl: INGEST_URL,
      restUrl: REST_URL,
      isLocal: false,
      name: 'Encharge',
      look: 'People in your account at https://app.encharge.io',
    };
  const text = to === 'sandbox' ? `http://127.0.0.1:${USUAL_PORTS.sandbox}` : to;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (
    url === undefined ||
    !isLocal ||
    url.protocol !== 'http:' ||
    !['/', '/v1', '/v1/'].includes(url.pathname)
  ) {
    throw new UsageError(
      'Events cannot be sent there. Give --to sandbox, --to live, or the URL of a sandbox such as http://127.0.0.1:8090.',
    );
  }
  const { origin } = url;
  return {
    ingestUrl: `${origin}/v1`,
    restUrl: `${origin}/v1`,
    isLocal,
    name: `the sandbox at ${origin}`,
    look: `curl -s ${origin}/_sandbox/people   # /_sandbox/ lists what else there is`,
  };
}
