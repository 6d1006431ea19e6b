import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSONObject, SegmentEvent, Subscription } from '@segment/actions-core';
import { isSecretName } from '@encharge-destinations/core';
import { replayMapping } from '../../src';
import { KEYS, withLoopback } from '../with-loopback';
import { differences } from './differences';
import type { Difference } from './differences';

// Mappings saved with Encharge's earlier destination send what they always sent: see incumbent/README.md.

interface Captured {
  mapping: string;
  event: string;
  request?: { method: string; url: string };
  body?: JSONObject;
  refused?: string;
}

const folder = join(__dirname, 'incumbent');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const mappings = JSON.parse(read('mappings.json')) as {
  name: string;
  action: string;
  trigger: string;
  mapping: JSONObject;
}[];
const events = new Map(
  (JSON.parse(read('events.json')) as { title: string; event: SegmentEvent }[]).map(({ title, event }) => [
    title,
    event,
  ]),
);
const captured = read('requests.ndjson')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Captured);
const guide = readFileSync(join(__dirname, '../../docs/coming-from-the-existing-destination.md'), 'utf8');

type Told = Difference & { event: SegmentEvent; body: JSONObject };

const isEmailOfAnother = ({ path, before, now, event }: Told): boolean =>
  /^(?:\/user)?\/email$/.test(path) &&
  now === undefined &&
  event.userId !== undefined &&
  before === event.properties?.['email'];

/** The only ways in which a body may differ; every name is in the guide, with its reason. */
const REASONS: Readonly<Record<string, (told: Told) => boolean>> = {
  Secrets: ({ path, now }) =>
    now === undefined &&
    /^\/(?:user|userFields|properties)\//.test(path) &&
    path.split('/').some((step) => isSecretName(step)),
  Tags: ({ path, before, now }) =>
    path === '/user/tags' &&
    Array.isArray(before) &&
    now === (before.length > 0 ? before.join(', ') : undefined),
  'Emails of others': isEmailOfAnother,
  Alias: ({ path, before, now, body }) =>
    path === '/user/userId' && before === undefined && body['type'] === 'alias' && now === body['userId'],
};
/** Events that were refused and go out now. */
const DELIVERED_NOW: Readonly<Record<string, RegExp>> = {
  Times: /Timestamp must be a valid date and time/,
  'Lists of tags': /Tag must be a string but it was an array/,
};
const seen = new Set<string>();
const bench = withLoopback();

test.each(mappings.map((mapping) => [mapping.name, mapping] as const))(
  '%s',
  async (name, { action: partnerAction, trigger: subscribe, mapping }) => {
    const { server, integration } = bench();
    const subscription: Subscription = { partnerAction, subscribe, mapping };
    const replay = replayMapping({ action: partnerAction, mapping, trigger: subscribe });
    for (const { event: title, request, body: before, refused } of captured.filter(
      (one) => one.mapping === name,
    )) {
      const event = events.get(title) ?? {};
      server.requests.length = 0;
      const failure = await failureOf(() =>
        integration.onEvent(event as SegmentEvent, { ...KEYS, subscriptions: [subscription] } as never),
      );
      const [sent, ...more] = server.requests;
      expect(more).toEqual([]);
      if (before === undefined || request === undefined) {
        if (sent !== undefined) note(DELIVERED_NOW, ([, words]) => words.test(refused ?? ''), title);
        continue;
      }
      expect([title, failure]).toEqual([title, undefined]);
      expect(sent?.method).toBe(request.method);
      expect(sent?.path).toBe(new URL(request.url).pathname);
      if (request.url.startsWith('https://ingest.')) expect(sent?.headers['x-segment-actions']).toBe('1');
      const body = sent?.body as JSONObject;
      for (const difference of differences(before, body))
        note(
          REASONS,
          ([, isReason]) => isReason({ ...difference, event: event as SegmentEvent, body }),
          `${title} ${difference.path}`,
        );
      // The model of the earlier destination, from which the command `diff` says what changes.
      expect((await replay(event))?.before).toEqual({ bodies: [before] });
    }
  },
);

test('each difference on the list occurs, and the guide says why', () => {
  const names = [...Object.keys(REASONS), ...Object.keys(DELIVERED_NOW)];
  expect([...seen].sort()).toEqual(names.sort());
  for (const name of names) expect(guide).toContain(`\n- **${name}**: `);
});

function note<Reason>(
  reasons: Readonly<Record<string, Reason>>,
  holds: (entry: [string, Reason]) => boolean,
  what: string,
): void {
  const reason = Object.entries(reasons).find(holds)?.[0];
  expect([what, reason]).toEqual([what, expect.any(String)]);
  if (reason !== undefined) seen.add(reason);
}

async function failureOf(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
