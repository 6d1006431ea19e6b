import type { Runner } from '@encharge-destinations/core';
import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Colors } from 'picocolors/types';
import { loadRunner, PLATFORM_NAMES } from '../load-runner';
import type { Platform } from '../load-runner';
import { printable, printableJson, printableSentence } from '../printable';
import { callIfKnown } from '../problem';
import { BATCH_PATHS, startReceiver } from '../receiver/start-receiver';
import { DEMO_OPTIONS, USUAL_DIALECT } from './platforms';

/** A receiver whose events go into the sandbox. */
export interface Forwarding {
  /** How to point an SDK at it. */
  help: string;
  close(): Promise<void>;
}

/** Takes events from SDKs of the user's own and delivers them through their platform's adapter, one after the other. */
export async function forwardSdkEvents(
  sandbox: Sandbox,
  print: (text: string) => void,
  width: number,
  colours: Colors,
): Promise<Forwarding> {
  const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
  const open = (platform: Platform): Promise<Runner> =>
    loadRunner(platform, {
      ingestUrl,
      restUrl,
      writeKey,
      apiKey,
      options: DEMO_OPTIONS[USUAL_DIALECT[platform]],
    });
  const runners: Readonly<Record<Platform, Runner>> = {
    segment: await open('segment'),
    rudderstack: await open('rudderstack'),
  };
  const receiver = await startReceiver(async (platform, events) => {
    for (const event of events) {
      const { kind, requests, reason } = await runners[platform].deliver(event);
      const paint = { delivered: colours.green, skipped: colours.cyan, failed: colours.red }[kind];
      const call = printable(callIfKnown(event) ?? 'event');
      const why = reason === undefined ? '' : `: ${printableSentence(reason)}`;
      print(`${PLATFORM_NAMES[platform]} ${call} → ${paint(kind)}${why}`);
      for (const { body } of requests)
        print(colours.dim(printableJson(JSON.stringify(body)).slice(0, width)));
    }
  });
  return {
    help: [
      '',
      'or point an SDK of your own at it; its events then pass through the adapter and are shown here:',
      `  @segment/analytics-node      host: '${receiver.url}', path: '${BATCH_PATHS.segment}'`,
      `  @rudderstack/rudder-sdk-node dataPlaneUrl: '${receiver.url}', path: '${BATCH_PATHS.rudderstack}'`,
    ].join('\n'),
    close: async () => {
      await receiver.close();
      for (const runner of Object.values(runners)) await runner.close();
    },
  };
}
