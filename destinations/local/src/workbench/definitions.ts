import { RULES } from '@encharge-destinations/core';
import type { Definitions } from './api';
import { FAULTS } from './faults';
import { rudderstackDefinition, rudderstackStart } from './rudderstack-definition';
import { segmentDefinition, segmentStart } from './segment-definition';

/** Everything that the page needs to draw its forms, all of it from the real definitions. */
export async function makeDefinitions(
  given: Pick<Definitions, 'version' | 'scenarios' | 'urls'>,
): Promise<Definitions> {
  return {
    ...given,
    segment: await segmentDefinition(),
    rudderstack: await rudderstackDefinition(),
    rules: { ...RULES },
    faults: FAULTS,
    setup: {
      segment: await segmentStart(),
      rudderstack: { config: await rudderstackStart() },
    },
  };
}
