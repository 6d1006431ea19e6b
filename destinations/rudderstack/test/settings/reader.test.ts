import { createRequire } from 'node:module';
import { createDestination } from '@encharge-destinations/rudderstack';
import type { TransformInput } from '@encharge-destinations/rudderstack';
import type * as Settings from '../../src/destination/settings';
import { deepFreeze } from '../events';

const page = { type: 'page', userId: 'user-1', name: 'Home', originalTimestamp: '2026-03-01T00:00:00Z' };

function inputWith(Config: object): TransformInput {
  return {
    message: page,
    metadata: { jobId: 1 },
    destination: { ID: 'd1', Config, hasDynamicConfig: false },
  };
}

async function statusOf(
  route: ReturnType<typeof createDestination>,
  Config: object,
): Promise<number | undefined> {
  return (await route.processRouterDest([inputWith(Config)]))[0]?.statusCode;
}

it('rereads a Config that may have changed, at any depth', async () => {
  const destination = createDestination();
  const config = { writeKey: 'wk-unseenkey', pages: 'off' };
  const list = [{ eventName: 'Home' }];
  const shallow = Object.freeze({
    writeKey: 'wk-unseenkey',
    eventFilteringOption: 'blacklistedEvents',
    blacklistedEvents: list,
  });
  const track = {
    message: { type: 'track', event: 'Home', userId: 'u' },
    metadata: {},
    destination: { Config: shallow, hasDynamicConfig: false },
  };

  expect(await statusOf(destination, config)).toBe(298);
  config.pages = 'event';
  expect(await statusOf(destination, config)).toBe(200);
  expect((await destination.processRouterDest([track]))[0]?.statusCode).toBe(298);
  list[0]!.eventName = 'Other';
  expect((await destination.processRouterDest([track]))[0]?.statusCode).toBe(200);
});

it('remembers a hundred Configs, and then begins again', () => {
  jest.resetModules();
  const { createSettingsReader } = createRequire(__filename)(
    '../../src/destination/settings',
  ) as typeof Settings;
  const [first, ...others] = Array.from({ length: 101 }, (_, index) => ({
    writeKey: `wk-unseenkey-${index}`,
  }));
  const read = (config: object | undefined) =>
    createSettingsReader(0)({ Config: { ...config }, hasDynamicConfig: false });
  const settings = read(first);
  others.slice(0, 99).forEach(read);

  expect(read(first)).toBe(settings);
  read(others[99]);
  expect(read(first)).not.toBe(settings);
});

it('uses each call’s clock when events have an age limit', async () => {
  let now = Date.parse('2026-03-02T00:00:00Z');
  const destination = createDestination({ now: () => now });
  const config = deepFreeze({ writeKey: 'wk-unseenkey', pages: 'event', maxEventAge: '7' });

  expect(await statusOf(destination, config)).toBe(200);
  now = Date.parse('2026-03-20T00:00:00Z');
  expect(await statusOf(destination, config)).toBe(298);
});
