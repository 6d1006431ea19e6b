import nock from 'nock';

export const INGEST_URL = 'https://ingest.encharge.io';
export const REST_URL = 'https://api.encharge.io';

/** The settings of a customer who entered both keys. */
export const SETTINGS = { writeKey: 'test-write-key', apiKey: 'test-api-key' };

/** An answer of Encharge: status and body. */
export type Answer = readonly [status: number, body?: string | Record<string, unknown>];

/**
 * Stands in for Ingest. Takes whatever is posted with the write key.
 *
 * @param answer What becomes of a body. By default each is taken.
 * @returns The bodies, as they arrive.
 */
export function receiveEvents(
  answer: (body: Record<string, unknown>) => Answer = () => [200, {}],
): unknown[] {
  const received: unknown[] = [];
  nock(INGEST_URL, { reqheaders: { 'x-encharge-token': SETTINGS.writeKey } })
    .persist()
    .post('/v1')
    .reply((_uri, body) => {
      received.push(body);
      const [status, text] = answer(body as Record<string, unknown>);
      return [status, text ?? ''];
    });
  return received;
}
