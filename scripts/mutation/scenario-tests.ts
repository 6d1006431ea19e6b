import { isDeepStrictEqual } from 'node:util';
import { Script } from 'node:vm';
import { buildSync } from 'esbuild';
import type { Call, Dialect, FieldDefinition, MapOptions } from '@encharge-destinations/core';
import { DIALECTS, loadScenarios, tableGaps } from '@encharge-destinations/testkit';
import type { Expected } from '@encharge-destinations/testkit';

/** What the scenarios use. */
export interface Core {
  expectationOf: (event: unknown, options: MapOptions, dialect: Dialect) => Expected;
  otherWaysThatDiffer: (
    event: unknown,
    options: MapOptions,
    dialect: Dialect,
    expected: Expected,
  ) => string[];
  fieldTables: Readonly<Record<Call, readonly FieldDefinition[]>>;
}

/** A scenario in one dialect, as a test of core. */
export interface ScenarioTest {
  /** `track/order-completed segment` */
  id: string;
  /** Says what differs; nothing when core does what the fixture says. */
  run: (core: Core) => string | undefined;
}

/**
 * Every scenario in both dialects: payloads, trace, dropped list, warnings, skip and error must be the fixture's. And the field tables must
 * agree with the traces.
 */
export function scenarioTests(folder: string): ScenarioTest[] {
  const scenarios = loadScenarios(folder);
  const tables: ScenarioTest = {
    id: 'field tables',
    run: ({ fieldTables }) => tableGaps(fieldTables, scenarios)[0],
  };
  const tests = scenarios.flatMap(({ id, event, options, expected }) =>
    DIALECTS.map((dialect): ScenarioTest => ({
      id: `${id} ${dialect}`,
      run: ({ expectationOf, otherWaysThatDiffer }) => {
        // Anything but JSON can be neither in a fixture nor on the wire.
        const actual: unknown = JSON.parse(JSON.stringify(expectationOf(event, options, dialect)));
        if (!isDeepStrictEqual(actual, expected[dialect])) return `${id} differs in ${dialect}`;
        return otherWaysThatDiffer(event, options, dialect, expected[dialect])[0];
      },
    })),
  );
  return [...tests, tables];
}

/**
 * The core in a folder as one script. Evaluating it takes milliseconds, so every mutant gets new modules, and what they compute at load
 * time (field tables, plans) is mutated too.
 *
 * @returns a function that loads it, any number of times.
 */
export function loaderOfCore(root: string): () => Core {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['scripts/mutation/mutated-core.ts'],
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
  return () => script.runInThisContext() as Core;
}
