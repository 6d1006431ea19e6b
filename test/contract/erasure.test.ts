import { join } from 'node:path';
import { createIngestClient, createRestClient } from '@encharge-destinations/client';
import type { PersonId } from '@encharge-destinations/client';
import { mapEvent } from '@encharge-destinations/core';
import {
  createDestination as createRudderstackDestination,
  createRunner as createRudderstackRunner,
} from '@encharge-destinations/rudderstack';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import {
  createDestination as createSegmentDestination,
  createRunner as createSegmentRunner,
} from '@encharge-destinations/segment';
import { Destination } from '@segment/actions-core';
import type { SegmentEvent } from '@segment/actions-core';
import fc from 'fast-check';
import { createFunctionHost } from '../../destinations/segment/test/function/host';
import { buildBundle } from '../../scripts/bundle/build-bundle';

/** The ids of an identify call and of the deletion after it. */
interface Ids {
  userId?: unknown;
  anonymousId?: unknown;
}

interface Platform {
  identify: (event: object) => Promise<unknown>;
  /** May reject where the ids name nobody. */
  erase: (ids: Ids) => Promise<unknown>;
}

/** People who must stay, with placeholders among their ids. */
const OTHERS = ['other-1', 'null', '0', 'u', '-', 'Ada@example.com', '[object Object]'];

let sandbox: Sandbox;
let functionCode = '';

beforeAll(async () => {
  sandbox = await startSandbox();
  functionCode = (await buildBundle({ platform: 'segment', root: join(__dirname, '../..') }))[1]?.code ?? '';
}, 60_000);
afterAll(() => sandbox.close());

const platforms: Record<string, () => Platform> = {
  segment: () => {
    const runner = createSegmentRunner(sandbox);
    const destination = new Destination(createSegmentDestination(sandbox));
    return {
      identify: (event) => runner.deliver(event),
      erase: async (ids) =>
        destination.onDelete?.({ type: 'delete', ...ids } as SegmentEvent, { apiKey: sandbox.apiKey }),
    };
  },
  'segment-function': () => {
    const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
    const host = createFunctionHost({ code: functionCode, ingestUrl, restUrl });
    const settings = { writeKey, apiKey, dialect: 'segment' };
    return {
      identify: (event) => host.deliver(event, settings),
      erase: (ids) => host.call('onDelete', { type: 'delete', ...ids }, settings),
    };
  },
  // A regulation only names people by user id and email.
  rudderstack: () => {
    const runner = createRudderstackRunner({
      ...sandbox,
      options: { dialect: 'segment', anonymous: 'skip' },
    });
    const { processDeleteUsers } = createRudderstackDestination(sandbox);
    return {
      identify: (event) => runner.deliver(event),
      erase: ({ userId }) =>
        processDeleteUsers({ userAttributes: [{ userId }], config: { apiKey: sandbox.apiKey } }),
    };
  },
  client: () => ({
    identify: async (event) => {
      const ingest = createIngestClient({ writeKey: sandbox.writeKey, url: sandbox.ingestUrl });
      try {
        for (const payload of mapEvent(event, { dialect: 'segment' }).payloads) await ingest.send(payload);
      } finally {
        await ingest.close();
      }
    },
    erase: async ({ userId, anonymousId }) => {
      const rest = createRestClient({ apiKey: sandbox.apiKey, url: sandbox.restUrl });
      try {
        // One by one, because an id that names nobody is rejected.
        for (const id of [{ userId }, { segmentAnonymousId: anonymousId }])
          await rest.erasePeople([id as PersonId]).catch(() => undefined);
      } finally {
        await rest.close();
      }
    },
  }),
};

const anId = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u00a0', 'u', '1', '&', '#', '%', '+', '[', ']') }),
  fc.constantFrom('ada@example.com', ' NULL ', '0', 'guest', 'x&people[1][userId]=other-1', ''),
  fc.constantFrom('a\ud800', '\udc00', '\u200bu-1\u202c', '"nil"', '{{userId}}', 'a\0b'),
  fc.maxSafeInteger(),
  fc.integer({ min: -2, max: 100 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(true, null, undefined),
);

test.each(Object.keys(platforms))(
  '%s: a deletion with an identify’s ids erases that person and nobody else',
  async (name) => {
    const { identify, erase } = platforms[name]!();
    let created = 0;
    await fc.assert(
      fc.asyncProperty(anId, anId, async (userId, anonymousId) => {
        sandbox.reset();
        for (const other of OTHERS) await createPerson(other);
        const ids = JSON.parse(JSON.stringify({ userId, anonymousId })) as Ids;
        await identify({ type: 'identify', ...ids, traits: { plan: 'pro' } }).catch(() => undefined);
        fc.pre(OTHERS.every((other) => fieldsOf(other) === 0));
        created += sandbox.state().people.length - OTHERS.length;

        await erase(ids).catch(() => undefined);
        expect(sandbox.state().people.map((person) => person.userId)).toEqual(OTHERS);
      }),
      { numRuns: 60 },
    );
    expect(created).toBeGreaterThan(10);
  },
  60_000,
);

test.each(Object.keys(platforms))('%s: 42 and " u-1 " can be created and erased', async (name) => {
  const { identify, erase } = platforms[name]!();
  sandbox.reset();
  for (const userId of [42, ' u-1 ']) await identify({ type: 'identify', userId, traits: { plan: 'pro' } });
  expect(sandbox.state().people.map((person) => person.userId)).toEqual(['42', 'u-1']);

  for (const userId of [42, ' u-1 ']) await erase({ userId });
  expect(sandbox.state().people).toEqual([]);
});

/** Creates a person in the account without any mapper. */
async function createPerson(userId: string): Promise<void> {
  const headers = { 'X-Encharge-Token': sandbox.writeKey, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ name: 'identify', user: { userId } });
  await fetch(sandbox.ingestUrl, { method: 'POST', headers, body });
}

/** How many fields a person has: the test's identify call sets one. */
function fieldsOf(userId: string): number {
  const person = sandbox.state().people.find((one) => one.userId === userId);
  return Object.keys(person?.fields ?? {}).length;
}
