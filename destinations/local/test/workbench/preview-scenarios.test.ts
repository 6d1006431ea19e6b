import { isDeepStrictEqual } from 'node:util';
import { contractBreaches, contractOf, loadScenarios } from '@encharge-destinations/testkit';
import type { Delivery } from '@encharge-destinations/core';
import { FIXTURES_FOLDER } from '../../src/cli/package-folders';
import type { ScenarioExample, Side } from '../../src/workbench/api';
import { NOW, PLATFORMS, usePreviews } from './bench';
import { untraced } from './untraced';

const { bench, preview } = usePreviews();

describe('every scenario in the gallery, with its setup', () => {
  const scenarios = loadScenarios(FIXTURES_FOLDER).filter(({ event }) =>
    isDeepStrictEqual(JSON.parse(JSON.stringify(event)), event),
  );
  // Options do not include the workbench's clock: only the contract covers scenarios with another date.
  const ofThisDay = scenarios.filter(({ options }) => (options.now ?? NOW) === NOW);
  const dialects = { segment: 'segment', rudderstack: 'documented' } as const;

  test('are those whose event can be typed, nearly all with this date', () => {
    // The gallery starts with the six calls.
    expect(
      bench()
        .definitions.scenarios.map(({ id }) => id)
        .sort(),
    ).toEqual(scenarios.map(({ id }) => id).sort());
    expect(ofThisDay.length).toBeGreaterThan(350);
  });

  test.each(ofThisDay.map((scenario) => [scenario.id, scenario] as const))('%s', async (id, scenario) => {
    const example = await bench().call<ScenarioExample>('GET', `/scenarios/${id}`);
    expect(example.event).toEqual(scenario.event);
    const { sides, problem } = await preview(JSON.stringify(example.event), example.setup);
    if (typeof scenario.event !== 'object' || scenario.event === null || Array.isArray(scenario.event)) {
      expect(problem?.message).toMatch(/object/);
      return;
    }
    expect(problem).toBeUndefined();
    for (const platform of PLATFORMS) {
      const side = sides[platform];
      if (side === undefined) throw new Error(`there is no side of ${platform}`);
      if (scenario.saved?.platform === platform) {
        expect(sentBy(side)).toEqual(scenario.saved.requests);
        continue;
      }
      const contract = contractOf(scenario, platform, dialects[platform]);
      expect([
        platform,
        contractBreaches(contract, deliveryOf(side)),
        untraced(side, bench().definitions),
      ]).toEqual([platform, [], []]);
    }
  });
});

/** The requests as `setup.json` stores them. */
function sentBy({ requests }: Side): object[] {
  return requests.map(({ method, path, body }) => ({ method, path, body }));
}

/** A side as the contract expresses it. */
function deliveryOf({ kind, reason, requests }: Side): Delivery {
  return {
    kind,
    retryable: false,
    ...(reason === undefined ? {} : { reason }),
    requests: requests.map(({ method, path, headers, body }) => ({
      method,
      url: `http://encharge${path}`,
      headers,
      body,
      status: 200,
    })),
  };
}
