import { join } from 'node:path';
import { build } from 'esbuild';
import type { Call, Dialect, FieldDefinition, MapOptions } from '@encharge-destinations/core';
import type { Expected } from '@encharge-destinations/testkit';

/** The field tables of all calls. */
export type FieldTables = Readonly<Record<Call, readonly FieldDefinition[]>>;

/** What core makes of an event, in fixture form. */
export type ExpectationOf = (event: unknown, options: MapOptions, dialect: Dialect) => Expected;

const ROOT = join(__dirname, '../..');
const SHARED = /build[/\\]context-fields\.ts$/;
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
          // The rows shared by all events come from the altered call.
          plugin.onLoad({ filter: SHARED }, async ({ path }) => {
            const { readFile } = await import('node:fs/promises');
            const text = await readFile(path, 'utf8');
            const imported = "import { identifyContext } from '../tables/rows';";
            if (!text.includes(imported)) throw new Error(`${path} does not import the shared rows`);
            return {
              loader: 'ts',
              contents:
                `import { callTables } from '../tables/call-tables';\n${text.replace(imported, '')}\nfunction sharedRows(): readonly TableField[] { return (${oddOnes.toString()})(callTables); }\n`.replaceAll(
                  'rowsOf(identifyContext',
                  'rowsOf(sharedRows()',
                ),
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

/**
 * Among the rows that four calls share, those of the call where they differ from the others. Runs in the bundle, so it uses nothing from
 * outside.
 */
function oddOnes(tables: FieldTables): readonly FieldDefinition[] {
  const [first, ...others] = [tables.identify, tables.track, tables.screen, tables.page];
  const keys = new Set([first, ...others].flatMap((rows) => rows.map(({ key }) => key)));
  const shapeOf = (row?: FieldDefinition): string =>
    JSON.stringify([row?.normalise, row?.to, row?.fields?.map(({ key }) => key)]);
  return [...keys].flatMap((key) => {
    const versions = [first, ...others].map((rows) => rows.find((row) => row.key === key));
    const shapes = versions.map(shapeOf);
    const odd = versions.find(
      (_row, index) => shapes.indexOf(shapes[index] ?? '') === shapes.lastIndexOf(shapes[index] ?? ''),
    );
    const chosen = shapes.every((shape) => shape === shapes[0]) ? first.find((row) => row.key === key) : odd;
    return chosen === undefined ? [] : [chosen];
  });
}
