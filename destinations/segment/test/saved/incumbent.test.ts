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

type Replayed = Difference & { event: SegmentEvent; body: JSONObject };

const isEmailOfAnother = ({ path, before, now, event }: Replayed): boolean =>
  /^(?:\/user)?\/email$/.test(path) &&
  now === undefined &&
  event.userId !== undefined &&
  before === event.properties?.['email'];

/** The only ways in which a body may differ; the guide lists every name with its reason. */
const REASONS: Readonly<Record<string, (replayed: Replayed) => boolean>> = {
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
/** Events that were rejected before and go out now. */
const DELIVERED_NOW: Readonly<Record<string, RegExp>> = {
  Times: /Timestamp must be a valid date and time/,
  'Lists of tags': /Tag must be a string but it was an array/,
};
const seen = new Set<string>();
const bench = withLoopback();

test.each(mappings.map((mapping) => [mapping.name, mapping] as const))(
  'bodies: %s',
  async (name, { action, trigger, mapping }) => {
    const replay = replayMapping({ action, mapping, trigger });
    for (const { event: title, body: before, refused } of capturedFor(name)) {
      const event = events.get(title) ?? {};
      const { before: model, now } = (await replay(event)) ?? {};
      if (before === undefined) {
        if (now !== undefined && 'bodies' in now)
          note(DELIVERED_NOW, ([, words]) => words.test(refused ?? ''), title);
        continue;
      }
      // The model of the earlier destination, which the command `diff` uses to say what changes.
      expect(model).toEqual({ bodies: [before] });
      expect([title, now]).toEqual([title, { bodies: [expect.anything()] }]);
      const body = (now as { bodies: [JSONObject] }).bodies[0];
      for (const difference of differences(before, body))
        note(
          REASONS,
          ([, isReason]) => isReason({ ...difference, event: event as SegmentEvent, body }),
          `${title} ${difference.path}`,
        );
    }
  },
  // Some thirty events each, in two destinations.
  60_000,
);

test.each(
  mappings
    .filter(({ name }) => name.startsWith('default '))
    .map(({ name, ...rest }) => [name, rest] as const),
)(
  'requests: %s',
  async (name, { action: partnerAction, trigger: subscribe, mapping }) => {
    const { server, integration } = bench();
    const subscriptions: Subscription[] = [{ partnerAction, subscribe, mapping }];
    for (const { event, request } of capturedFor(name)) {
      if (request === undefined) continue;
      await integration.onEvent(events.get(event) as SegmentEvent, { ...KEYS, subscriptions } as never);
      const sent = server.requests.at(-1);
      expect(sent).toMatchObject({ method: request.method, path: new URL(request.url).pathname });
      expect(sent?.headers['x-segment-actions']).toBe('1');
    }
    expect(server.requests).toHaveLength(capturedFor(name).filter(({ request }) => request).length);
  },
  60_000,
);

test('each listed difference occurs, and the guide explains it', () => {
  const names = [...Object.keys(REASONS), ...Object.keys(DELIVERED_NOW)];
  expect([...seen].sort()).toEqual(names.sort());
  for (const name of names) expect(guide).toContain(`\n- **${name}**: `);
});

function capturedFor(name: string): Captured[] {
  return captured.filter(({ mapping }) => mapping === name);
}

function note<Reason>(
  reasons: Readonly<Record<string, Reason>>,
  holds: (entry: [string, Reason]) => boolean,
  what: string,
): void {
  const reason = Object.entries(reasons).find(holds)?.[0];
  expect([what, reason]).toEqual([what, expect.any(String)]);
  if (reason !== undefined) seen.add(reason);
}
