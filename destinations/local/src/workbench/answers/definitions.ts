import { RULES } from '@encharge-destinations/core';
import type { Definitions, Setup } from '../api';
import { FAULTS } from './faults';
import { rudderstackDefinition, rudderstackStart } from '../platforms/rudderstack-definition';
import { segmentDefinition, segmentStart } from '../platforms/segment-definition';

/** The setup of a new user: presets, defaults, and no key. */
export async function startingSetup(): Promise<Setup> {
  return { segment: await segmentStart(), rudderstack: { config: await rudderstackStart() } };
}

/** Everything that the page needs to draw its forms, all of it from the real definitions. */
export async function makeDefinitions(
  given: Pick<Definitions, 'version' | 'scenarios' | 'urls' | 'setup'>,
): Promise<Definitions> {
  return {
    ...given,
    segment: await segmentDefinition(),
    rudderstack: await rudderstackDefinition(),
    rules: { ...RULES },
    faults: FAULTS,
  };
}
