import { isDeepStrictEqual } from 'node:util';
import { Script } from 'node:vm';
import { buildSync } from 'esbuild';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import { DIALECTS, loadScenarios } from '@encharge-destinations/testkit';
import type { Expected } from '@encharge-destinations/testkit';

/** What core makes of an event in one dialect, as a fixture keeps it. */
export type ExpectationOf = (event: unknown, options: MapOptions, dialect: Dialect) => Expected;

/** A scenario in one dialect, as a test of core. */
export interface ScenarioTest {
  /** `track/order-completed segment` */
  id: string;
  /** Says what differs; nothing when core does what the fixture says. */
  run: (expectationOf: ExpectationOf) => string | undefined;
}

/** Every scenario in both dialects: payloads, trace, dropped list, warnings, skip and error have to be those of the fixture. */
export function scenarioTests(folder: string): ScenarioTest[] {
  return loadScenarios(folder).flatMap(({ id, event, options, expected }) =>
    DIALECTS.map((dialect) => ({
      id: `${id} ${dialect}`,
      run: (expectationOf) => {
        // What is not JSON cannot be in a fixture, nor on the wire.
        const actual: unknown = JSON.parse(JSON.stringify(expectationOf(event, options, dialect)));
        return isDeepStrictEqual(actual, expected[dialect]) ? undefined : `${id} differs in ${dialect}`;
      },
    })),
  );
}

/**
 * The core below a folder in one script. Evaluating it costs milliseconds, so every mutant gets modules of its own, and what they
 * compute while they load (field tables, plans) is mutated too.
 *
 * @returns loads it, as often as wanted.
 */
export function loaderOfCore(root: string): () => ExpectationOf {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['shared/testkit/src/expectation.ts'],
    alias: { '@encharge-destinations/core': './shared/core/src/index.ts' },
    bundle: true,
    format: 'iife',
    globalName: 'mutated',
    footer: { js: 'mutated;' },
    target: 'node20',
    write: false,
    logLevel: 'error',
  });
  const script = new Script(outputFiles[0]?.text ?? '');
  return () => (script.runInThisContext() as { expectationOf: ExpectationOf }).expectationOf;
}
