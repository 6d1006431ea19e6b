import { join } from 'node:path';
import { build } from 'esbuild';
import type { Call, Dialect, FieldDefinition, MapOptions } from '@encharge-destinations/core';
import type { Expected } from '@encharge-destinations/testkit';

/** The field tables of all calls. */
export type FieldTables = Readonly<Record<Call, readonly FieldDefinition[]>>;

/** What core makes of an event, in fixture form. */
export type ExpectationOf = (event: unknown, options: MapOptions, dialect: Dialect) => Expected;

const ROOT = join(__dirname, '../..');
const TABLES = /tables[/\\]call-tables\.ts$/;

/**
 * Core with other field tables.
 *
 * @returns a function that makes one in milliseconds: only the tables are recompiled.
 */
export async function alterableCore(): Promise<
  (alter: (tables: FieldTables) => FieldTables) => ExpectationOf
> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['shared/testkit/src/scenarios/expectation.ts'],
    alias: { '@encharge-destinations/core': './shared/core/src/index.ts' },
    bundle: true,
    format: 'iife',
    globalName: 'core',
    banner: { js: '(function (alterTables) {' },
    footer: { js: 'return core; });' },
    target: 'node20',
    write: false,
    plugins: [
      {
        name: 'altered tables',
        setup: (plugin) => {
          plugin.onLoad({ filter: TABLES }, async ({ path }) => {
            const { readFile } = await import('node:fs/promises');
            const text = await readFile(path, 'utf8');
            const declared = 'export const callTables';
            if (!text.includes(declared)) throw new Error(`${path} does not declare the tables`);
            return {
              loader: 'ts',
              contents: `${text.replace(declared, 'const ownTables')}\ndeclare const alterTables: (tables: unknown) => typeof ownTables;\nexport const callTables = alterTables(ownTables);\n`,
            };
          });
        },
      },
    ],
  });
  // In the tests' context, not in Node's: there, an event's Date would have another class.
  const factory = globalThis.eval(outputFiles[0]?.text ?? '') as (
    alter: (tables: FieldTables) => FieldTables,
  ) => { expectationOf: ExpectationOf };
  return (alter) => factory(alter).expectationOf;
}
