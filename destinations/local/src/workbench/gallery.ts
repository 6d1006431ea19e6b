import { existsSync } from 'node:fs';
import type { Json, ScenarioExample, ScenarioSummary } from './api';
import { rudderstackStart } from './rudderstack-definition';
import { segmentStart } from './segment-definition';

/** The examples of the mapping. */
export interface Gallery {
  summaries: ScenarioSummary[];
  /** `undefined` for an id that there is not: ids are looked up, no path is made of them. */
  example(id: string): Promise<ScenarioExample | undefined>;
}

/** Reads the scenarios below a folder; there are none where there is no such folder. */
export async function openGallery(folder: string): Promise<Gallery> {
  const { loadScenarios } = await import('@encharge-destinations/testkit');
  const scenarios = existsSync(folder) ? loadScenarios(folder) : [];
  const summaryOf = ({ id, title, description }: (typeof scenarios)[number]): ScenarioSummary => {
    return { id, call: id.split('/')[0] ?? '', title, description };
  };
  return {
    summaries: scenarios.map(summaryOf),
    example: async (id) => {
      const scenario = scenarios.find((one) => one.id === id);
      if (scenario === undefined) return undefined;
      const { event, options } = scenario;
      const name = typeof event === 'object' && event !== null && 'event' in event ? event.event : undefined;
      return {
        ...summaryOf(scenario),
        event: event as Json,
        options,
        setup: {
          segment: await segmentStart(options, name),
          rudderstack: { config: await rudderstackStart(options) },
        },
      };
    },
  };
}
