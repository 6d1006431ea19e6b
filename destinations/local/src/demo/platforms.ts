import type { Dialect, MapOptions, Runner } from '@encharge-destinations/core';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { loadRunner } from '../cli/load-runner';
import { PLATFORMS, USUAL_DIALECT } from '../cli/platforms';
import type { Platform } from '../cli/platforms';

/** The demo's mapping options, by dialect: both send pages and screens, under different names. */
export const DEMO_OPTIONS: Readonly<Record<Dialect, MapOptions>> = {
  documented: { dialect: 'documented', pages: 'event', screens: 'event' },
  segment: { dialect: 'segment', pages: 'visit', screens: 'event' },
};

export interface Platforms {
  /** Each platform in its usual dialect, into the main sandbox. */
  usual: Readonly<Record<Platform, Runner>>;
  /** Every platform in every dialect, into the comparison sandbox. */
  compared: readonly { platform: Platform; dialect: Dialect; runner: Runner }[];
  close(): Promise<void>;
}

const DIALECTS: readonly Dialect[] = ['documented', 'segment'];

/** Loads both adapters. Takes a second or two, because of their hosts' libraries. */
export async function openPlatforms(main: Sandbox, comparison: Sandbox): Promise<Platforms> {
  const open = (platform: Platform, dialect: Dialect, sandbox: Sandbox): Promise<Runner> => {
    const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
    return loadRunner(platform, { ingestUrl, restUrl, writeKey, apiKey, options: DEMO_OPTIONS[dialect] });
  };
  const usual = {
    segment: await open('segment', USUAL_DIALECT.segment, main),
    rudderstack: await open('rudderstack', USUAL_DIALECT.rudderstack, main),
  };
  const compared: { platform: Platform; dialect: Dialect; runner: Runner }[] = [];
  for (const platform of PLATFORMS) {
    for (const dialect of DIALECTS)
      compared.push({ platform, dialect, runner: await open(platform, dialect, comparison) });
  }
  return {
    usual,
    compared,
    close: async () => {
      for (const runner of [...Object.values(usual), ...compared.map((one) => one.runner)])
        await runner.close();
    },
  };
}
