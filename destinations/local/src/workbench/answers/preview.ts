import type { Runner } from '@encharge-destinations/core';
import { callIfKnown } from '../../events/problem';
import type { PlatformName, Preview, Setup } from '../api';
import { readEvent } from '../requests/read-event';
import { sideDifferences } from './side-differences';
import { sideOf } from './side';

/** Finds the runner of a platform for a setup. */
export type RunnerSource = (platform: PlatformName, setup: Setup, explain: boolean) => Promise<Runner>;

/**
 * What both platforms make of an event, through their real adapters.
 *
 * @param runnerOf Returns runners whose requests stay on this machine.
 */
export async function previewEvent(
  text: string,
  setup: Setup,
  runnerOf: RunnerSource,
  explain = true,
): Promise<Preview> {
  const read = readEvent(text);
  if ('problem' in read) return { problem: read.problem, sides: {}, differences: [] };
  const side = async (platform: PlatformName) =>
    sideOf(await (await runnerOf(platform, setup, explain)).deliver(read.event));
  const [segment, rudderstack] = await Promise.all([side('segment'), side('rudderstack')]);
  return {
    call: callIfKnown(read.event),
    sides: { segment, rudderstack },
    differences: sideDifferences(segment, rudderstack),
  };
}
