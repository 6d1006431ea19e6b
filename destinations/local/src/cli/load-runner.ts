import type { Runner, RunnerOptions } from '@encharge-destinations/core';
import type { Platform } from './platforms';

/** Makes a runner of one platform. The adapters are slow to load, so each is loaded on first use. */
export async function loadRunner(platform: Platform, options: RunnerOptions): Promise<Runner> {
  switch (platform) {
    case 'segment':
      return (await import('@encharge-destinations/segment')).createRunner(options);
    case 'rudderstack':
      return (await import('@encharge-destinations/rudderstack')).createRunner(options);
  }
}
