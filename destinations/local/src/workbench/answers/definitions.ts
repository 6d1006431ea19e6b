import { RULES } from '@encharge-destinations/core';
import type { Definitions, Setup } from '../api';
import { FAULTS } from './faults';
import { rudderstackDefinition, rudderstackStart } from '../platforms/rudderstack-definition';
import { segmentDefinition, segmentStart } from '../platforms/segment-definition';

/** A new user's setup: presets, defaults, and no key. */
export async function startingSetup(): Promise<Setup> {
  return { segment: await segmentStart(), rudderstack: { config: await rudderstackStart() } };
}

/** Everything that the page needs to draw its forms, from the real definitions. */
export async function makeDefinitions(
  others: Pick<Definitions, 'version' | 'scenarios' | 'urls' | 'setup'>,
): Promise<Definitions> {
  return {
    ...others,
    segment: await segmentDefinition(),
    rudderstack: await rudderstackDefinition(),
    rules: { ...RULES },
    faults: FAULTS,
  };
}
