import type { Runner, RunnerOptions } from '@encharge-destinations/core';

/** A platform whose adapter can run here. */
export type Platform = Runner['platform'];

/** The platforms' names as people write them. */
export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  segment: 'Segment',
  rudderstack: 'RudderStack',
};

/** Makes a runner of one platform. The adapters are slow to load, so each is loaded when it is first needed. */
export async function loadRunner(platform: Platform, options: RunnerOptions): Promise<Runner> {
  switch (platform) {
    case 'segment':
      return (await import('@encharge-destinations/segment')).createRunner(options);
    case 'rudderstack':
      return (await import('@encharge-destinations/rudderstack')).createRunner(options);
  }
}
