import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Scenario } from '@encharge-destinations/testkit';
import { recordOf } from '../../cli/json/records';
import type { Json, JsonObject, ScenarioExample, ScenarioSummary, Setup } from '../api';
import { startingSetup } from './definitions';
import { readSetup } from '../requests/read-setup';
import { segmentStart } from '../platforms/segment-definition';

/** The gallery begins with one of each call, in the order that people meet them. */
const FIRST_EXAMPLES: readonly string[] = [
  'identify/sign-up',
  'track/spec',
  'page/pricing',
  'screen/main',
  'group/spec',
  'alias/ids',
];

export interface Gallery {
  summaries: ScenarioSummary[];
  /** The events, in their order as examples. */
  examples(): readonly { title: string; event: Json }[];
  /** `undefined` for an unknown id: ids are looked up, never made into paths. */
  example(id: string): Promise<ScenarioExample | undefined>;
}

/** Reads the scenarios in a folder; a missing folder has none. */
export async function openGallery(folder: string): Promise<Gallery> {
  const { loadScenarios } = await import('@encharge-destinations/testkit');
  const all = existsSync(folder) ? loadScenarios(folder) : [];
  // Some scenarios contain values that JSON cannot express.
  const scenarios = all.filter(({ event }) => isDeepStrictEqual(JSON.parse(JSON.stringify(event)), event));
  const summaryOf = ({ id, title, description }: Scenario): ScenarioSummary => {
    return { id, call: id.split('/')[0] ?? '', title, description };
  };
  const start = await startingSetup();
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const first = FIRST_EXAMPLES.flatMap((id) => byId.get(id) ?? []);
  const others = scenarios.filter(
    (one) => !first.includes(one) && !one.id.startsWith('other/') && Object.keys(one.options).length === 0,
  );
  const examples = [...first, ...others].map(({ title, event }) => ({ title, event: event as Json }));
  return {
    summaries: [...first, ...scenarios.filter((one) => !first.includes(one))].map(summaryOf),
    examples: () => examples,
    example: async (id) => {
      const scenario = scenarios.find((one) => one.id === id);
      if (scenario === undefined) return undefined;
      const { event, options } = scenario;
      return { ...summaryOf(scenario), event: event as Json, options, setup: await setupOf(scenario, start) };
    },
  };
}

/** The setup that makes both platforms follow a scenario's options. */
export async function setupOf(
  { event, options, saved }: Pick<Scenario, 'event' | 'options' | 'saved'>,
  start: Setup,
): Promise<Setup> {
  const { configOf } = await import('@encharge-destinations/rudderstack');
  const name = recordOf(event)?.['event'];
  try {
    const made = {
      segment: await segmentStart(options, name),
      rudderstack: { config: { ...start.rudderstack.config, ...(configOf(options) as JsonObject) } },
    };
    if (saved === undefined) return made;
    return readSetup({ ...made, [saved.platform]: saved.setup as JsonObject } as unknown as JsonObject);
  } catch {
    // The platforms cannot be set up with these options.
    return start;
  }
}
