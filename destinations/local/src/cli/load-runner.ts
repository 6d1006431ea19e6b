import type { Runner, RunnerOptions } from '@encharge-destinations/core';
import type { Platform } from './platforms';

/** Creates a platform's runner. The adapters are slow to load, so each loads on first use. */
export async function loadRunner(platform: Platform, options: RunnerOptions): Promise<Runner> {
  switch (platform) {
    case 'segment':
      return (await import('@encharge-destinations/segment')).createRunner(options);
    case 'rudderstack':
      return (await import('@encharge-destinations/rudderstack')).createRunner(options);
  }
}
