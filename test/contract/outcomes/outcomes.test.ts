import { join } from 'node:path';
import { classifyOutcome } from '@encharge-destinations/core';
import { loadExchanges, startReplayServer } from '@encharge-destinations/testkit';
import type { ReplayServer } from '@encharge-destinations/testkit';
import { buildBundle } from '../../../scripts/bundle/build-bundle';
import { classOf, outcomePlatforms } from './outcome-platforms';
import type { Ask } from './outcome-platforms';

const root = join(__dirname, '../../..');
const answered = loadExchanges(join(root, 'test/fixtures/exchanges')).flatMap(
  ({ name, answer, outcome, differences }) =>
    answer === undefined || outcome === undefined ? [] : [{ name, answer, outcome, differences }],
);
const PLATFORMS = [
  'core',
  'client',
  'client-rest',
  'client-with-retry',
  'segment',
  'segment-batch',
  'segment-deletion',
  'segment-function',
  'segment-function-batch',
  'rudderstack-router',
  'rudderstack-proxy',
  'rudderstack-deletion',
];

let server: ReplayServer;
let platforms: Record<string, Ask>;

beforeAll(async () => {
  server = await startReplayServer();
  const [, minified] = await buildBundle({ platform: 'segment', root });
  platforms = outcomePlatforms(server, minified!.code);
}, 60_000);

afterAll(() => server.close());

test('the suite covers every platform', () => {
  expect(Object.keys(platforms)).toEqual(PLATFORMS);
});

test.each(answered)('$name is read as the fixture says', ({ answer, outcome }) => {
  const { kind, retryAfterMs } = classifyOutcome(answer.status, answer.headers, answer.json ?? answer.text);
  expect({ kind, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }).toEqual(outcome);
});

describe.each(PLATFORMS)('%s', (platform) => {
  test.each(answered)('$name', async ({ answer, outcome, differences }) => {
    server.play(answer);
    const wanted = differences[platform]?.class ?? classOf(outcome.kind);
    expect(await platforms[platform]?.(answer)).toBe(wanted);
    // The host retries, never the adapter.
    const attempts =
      platform === 'core' ? 0 : platform === 'client-with-retry' && wanted === 'retried' ? 2 : 1;
    expect(server.requests).toHaveLength(attempts);
  });
});

test('every possible outcome has an exchange', () => {
  const kinds = new Set(answered.map(({ outcome }) => outcome.kind));
  expect([...kinds].sort()).toEqual([
    'credentials',
    'delivered',
    'plan',
    'rejected',
    'retryable',
    'throttled',
  ]);
});

test('a difference names a platform in the suite, gives a reason, and is real', () => {
  const differing = answered.flatMap(({ name, outcome, differences }) =>
    Object.entries(differences).map(([platform, difference]) => ({ name, platform, outcome, ...difference })),
  );
  expect(differing.length).toBeGreaterThan(0);
  for (const { platform, outcome, reason, class: outcomeClass } of differing) {
    expect(PLATFORMS).toContain(platform);
    expect(reason.length).toBeGreaterThan(20);
    expect(outcomeClass).not.toBe(classOf(outcome.kind));
  }
});
