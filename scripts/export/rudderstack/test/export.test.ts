import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import ts from 'typescript';
import { createWarningMapper } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { DIALECTS, loadScenarios } from '@encharge-destinations/testkit';

const ROOT = join(__dirname, '../../../..');
const run = promisify(execFile);

// This starts a compiler.
jest.setTimeout(180_000);

/** Checkouts that contain only what the export reads, and what its sources import from the host. */
const folder = mkdtempSync(join(tmpdir(), 'export-rudderstack-'));
const script = join(folder, 'export-rudderstack.cjs');
const transformer = join(folder, 'transformer');
const definitions = join(folder, 'definitions');
const workspaceConfig = join(folder, 'workspace.json');

const FEATURES = `const capabilities = {
  ONE: { routerTransform: true },
  TWO: { routerTransform: true, regulations: true },
  TEST_THREE: { routerTransform: true },
  FOUR: { regulations: true },
};
`;

const HOST_FILES: Readonly<Record<string, string>> = {
  'src/features.ts': FEATURES,
  'src/adapters/network.js':
    'module.exports = { httpDELETE: async (url, options, tags) => JSON.parse("{}"), httpSend: async (options, tags, quiet) => JSON.parse("{}"), prepareProxyRequest: async (request) => JSON.parse("{}") };',
  'src/adapters/utils/networkUtils.js':
    'module.exports = { processAxiosResponse: (result) => JSON.parse("{}") };',
  'src/v0/util/index.js':
    'module.exports = { defaultRequestConfig: () => JSON.parse("{}"), getSuccessRespEvents: (request, metadata, destination) => JSON.parse("{}"), handleRtTfSingleEventError: (input, error, meta) => JSON.parse("{}") };',
  'src/constants/index.js':
    "module.exports = { EventType: { IDENTIFY: 'identify', TRACK: 'track', RECORD: 'record' } };",
  'src/v0/util/constant.js': 'module.exports = { HTTP_STATUS_CODES: { DELIVERED_WITH_WARNING: 296 } };',
  'src/v0/util/regulation-api.js': 'module.exports = { executeCommonValidations: (list) => {} };',
  'src/types/index.ts': readFileSync(
    join(ROOT, 'destinations/rudderstack/src/host/types.ts'),
    'utf8',
  ).replace(/import type \{ HeaderBag \}[^;]*;/, 'type HeaderBag = Record<string, string>;'),
  'src/v0/util/errorTypes/index.js':
    "const { BaseError } = require('@rudderstack/integrations-lib/build/errors');\nclass FilteredEventsError extends BaseError {}\nmodule.exports = { FilteredEventsError };",
  // The library is made for zod 3; this repository has another version.
  'node_modules/@rudderstack/integrations-lib/index.d.ts': `export * from '${join(ROOT, 'node_modules/@rudderstack/integrations-lib/build/errors').replaceAll('\\\\', '/')}';
export function formatZodError(error: unknown): string;`,
  // A script, not a module: its variable is global, as in the transformer.
  'src/util/script.js': 'var undefined;',
  'src/v0/destinations/encharge/destination/left-over.ts': '',
};

const exportInto = async (...args: string[]): Promise<string> =>
  (await run(process.execPath, [script, ...args], { cwd: ROOT })).stdout;
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

let first = '';

beforeAll(async () => {
  await build({
    entryPoints: [join(ROOT, 'scripts/export/rudderstack.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    conditions: ['encharge-source'],
    external: ['prettier', 'typescript', '@rudderstack/integrations-lib', 'zod'],
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  mkdirSync(join(definitions, 'src/configurations/destinations'), { recursive: true });
  for (const [path, text] of Object.entries(HOST_FILES)) {
    mkdirSync(dirname(join(transformer, path)), { recursive: true });
    writeFileSync(join(transformer, path), text);
  }
  first = await exportInto(transformer, definitions, '--workspace-config', workspaceConfig);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('changes nothing when it runs again', async () => {
  expect(first).toContain('wrote src/v0/destinations/encharge/transform.ts');
  expect(await exportInto(transformer, definitions, '--workspace-config', workspaceConfig)).toBe(
    'Everything is up to date.\n',
  );
});

it('adds the capability after the last router destination, and removes leftovers of earlier exports', () => {
  const own = '  ENCHARGE: { routerTransform: true, regulations: true },\n';
  expect(read('transformer/src/features.ts')).toBe(FEATURES.replace('  TEST_THREE', `${own}  TEST_THREE`));
  expect(existsSync(join(transformer, 'src/v0/destinations/encharge/destination/left-over.ts'))).toBe(false);
});

it('writes sources that compile in the transformer without our packages', () => {
  const files = [
    'v0/destinations/encharge/transform.ts',
    'v0/destinations/encharge/deleteUsers.ts',
    'v1/destinations/encharge/networkHandler.ts',
  ];
  const program = ts.createProgram(
    [...files.map((file) => join(transformer, 'src', file)), join(transformer, 'src/util/script.js')],
    {
      target: ts.ScriptTarget.ES2021,
      lib: ['lib.es2019.d.ts'],
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      ignoreDeprecations: '5.0',
      allowJs: true,
      strict: true,
      noImplicitAny: false,
      esModuleInterop: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
  );
  const faults = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );

  expect(faults.filter((fault) => fault.includes('/encharge/'))).toEqual([]);
  const exported = readdirSync(transformer, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(exported.filter((file) => read('transformer', file).includes('@encharge-destinations'))).toEqual([]);
});

it('drops from the mapper what only explanations read', () => {
  const mapper = 'transformer/src/v0/destinations/encharge/mapper';
  const files = readdirSync(join(folder, mapper)).filter((file) => !file.endsWith('.test.ts'));
  const texts = files.map((file) => read(mapper, file)).join('');
  expect(files.length).toBeGreaterThan(15);
  expect(texts).not.toMatch(/trace|field-taken|unlessSent/);
  expect(texts).toContain('place(into: Path, key: string, value: unknown): void');
});

it('maps and warns like the mapper here, in both dialects', async () => {
  const outfile = join(folder, 'mapper.cjs');
  await build({
    entryPoints: [join(transformer, 'src/v0/destinations/encharge/mapper/warnings.ts')],
    outfile,
    bundle: true,
    platform: 'node',
  });
  const exported = createRequire(__filename)(outfile) as { createWarningMapper: typeof createWarningMapper };
  // There the schema of the Config refuses an option of a wrong form before the mapper sees it.
  const scenarios = loadScenarios(join(ROOT, 'test', 'fixtures')).filter(
    ({ id }) => id !== 'other/wrong-options',
  );
  const differences: string[] = [];
  let warnings = 0;
  for (const { id, event, options } of scenarios)
    for (const dialect of DIALECTS) {
      const results = [createWarningMapper, exported.createWarningMapper].map((create) =>
        JSON.stringify(resultOf(create, event, { ...options, dialect })),
      );
      if (results[0] !== results[1]) differences.push(`${id} (${dialect}): ${results.join(' is not ')}`);
      warnings += results[1]?.match(/"message"/g)?.length ?? 0;
    }
  expect(scenarios.length).toBeGreaterThan(430);
  expect(warnings).toBeGreaterThan(100);
  expect(differences).toEqual([]);
});

/** Payload, skip and warnings without their rules, or the error message. */
function resultOf(create: typeof createWarningMapper, event: unknown, options: MapOptions): unknown {
  try {
    const { payload, skipped, warnings } = create(options).map(event);
    return {
      payload: sorted(payload),
      skipped: skipped?.reason,
      warnings: warnings.map(({ path, message }) => ({ path, message })),
    };
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

/** The order of keys is not part of a body. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

it('writes the docs without the parts for readers of this repository', () => {
  const page = read('transformer/src/v0/destinations/encharge/README.md');
  expect(page).toMatch(/^# Encharge for RudderStack\n\nSends people/);
  expect(page).not.toContain('<!--');
  expect(read('transformer/src/v0/destinations/encharge/docs/settings.md')).toMatch(/^# Settings\n/);
});

it('writes component tests for every host feature', () => {
  const tests = join(transformer, 'test/integrations/destinations/encharge');
  expect(readdirSync(tests).sort()).toEqual([
    'common.ts',
    'dataDelivery',
    'deleteUsers',
    'maskedSecrets.ts',
    'network.ts',
    'router',
  ]);
});

it('writes the definition where the other repository expects it', () => {
  expect(readdirSync(join(definitions, 'src/configurations/destinations/encharge')).sort()).toEqual([
    'db-config.json',
    'schema.json',
    'ui-config.json',
  ]);
  expect(JSON.parse(read('definitions/test/data/validation/destinations/encharge.json'))).not.toEqual([]);
});

it('adds Encharge to the sources of a workspace configuration, once, and keeps existing settings', async () => {
  const other = { id: 'other', destinationDefinition: { name: 'WEBHOOK' } };
  const rows = { id: 'three', sourceDefinition: { category: 'warehouse' }, destinations: [] };
  const own = {
    id: 'mine',
    config: { writeKey: 'set-by-hand' },
    destinationDefinition: { name: 'ENCHARGE' },
  };
  const sources = [{ id: 'one', destinations: [other] }, { id: 'two', destinations: [own] }, rows];
  const path = join(folder, 'present.json');
  writeFileSync(path, JSON.stringify({ workspaceId: 'mine', sources }));
  await exportInto(transformer, '--workspace-config', path);

  const { destinations: made } = (
    JSON.parse(read('workspace.json')) as { sources: [{ destinations: [object] }] }
  ).sources[0];
  const [destination] = made as [{ destinationDefinition: object }];
  expect(destination).toMatchObject({
    enabled: true,
    isProcessorEnabled: true,
    config: { writeKey: '${ENCHARGE_WRITE_KEY}', apiKey: '${ENCHARGE_API_KEY}' },
  });
  const { destinationDefinition } = destination;
  expect(JSON.parse(read('present.json'))).toEqual({
    workspaceId: 'mine',
    sources: [
      { id: 'one', destinations: [other, { ...destination, workspaceId: 'mine' }] },
      { id: 'two', destinations: [{ ...own, destinationDefinition }] },
      { ...rows, destinations: [{ ...destination, workspaceId: 'mine' }] },
    ],
    connections: {
      'three-encharge': {
        sourceId: 'three',
        destinationId: 'encharge',
        enabled: true,
        config: { destination: { object: 'person' } },
      },
    },
  });
  expect(destinationDefinition).toMatchObject({
    config: { supportedMessageTypes: ['identify', 'track', 'page', 'screen', 'group', 'alias', 'record'] },
  });
});

it('names a folder that is not a checkout', async () => {
  await expect(exportInto(folder)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is not a checkout of rudder-transformer') as string,
  });
});
