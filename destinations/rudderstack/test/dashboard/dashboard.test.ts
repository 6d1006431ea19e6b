import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDestination, dashboardFiles } from '@encharge-destinations/rudderstack';
import { destinationWith, inputsOf } from '../events';

interface Field {
  type: string;
  label?: string;
  note?: string;
  configKey?: string;
  placeholder?: string;
  default?: unknown;
  columns?: Field[];
}

const FOLDER = join(__dirname, '..', '..', 'dashboard');
const files = dashboardFiles();
const { config } = files['db-config.json'] as {
  config: {
    supportedSourceTypes: string[];
    destConfig: Record<string, string[]>;
    secretKeys: string[];
  };
};
const schema = (
  files['schema.json'] as { configSchema: { required: string[]; properties: Record<string, unknown> } }
).configSchema;
const { uiConfig } = files['ui-config.json'] as {
  uiConfig: { baseTemplate: unknown; redirectGroups: unknown };
};
const cases = files['validation-cases.json'] as {
  testTitle: string;
  config: Record<string, unknown>;
  result: boolean;
}[];

const { processRouterDest } = createDestination();

function fieldsIn(value: unknown): Field[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'configKey' in value && 'note' in value ? [value as Field] : [];
  return [...own, ...Object.values(value).flatMap(fieldsIn)];
}

const inline = fieldsIn(uiConfig.baseTemplate);
const inDialogs = fieldsIn(uiConfig.redirectGroups);
const fields = [...inline, ...inDialogs];

it.each(Object.keys(files))('the committed %s is up to date', (name) => {
  expect(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(files[name])),
  );
});

it('has one form field, one schema property and one default key for every setting', () => {
  const keys = config.destConfig['defaultConfig']!;

  expect(fields.map(({ configKey }) => configKey).sort()).toEqual([...keys].sort());
  expect(Object.keys(schema.properties).sort()).toEqual(
    [...keys, 'connectionMode', 'consentManagement'].sort(),
  );
  expect(config.secretKeys).toEqual(['writeKey', 'apiKey']);
  expect(schema.required).toEqual(['writeKey']);
});

it('takes consent from every source type, and only from those', () => {
  const { defaultConfig, ...bySource } = config.destConfig;

  expect(defaultConfig).not.toContain('consentManagement');
  expect(bySource).toEqual(
    Object.fromEntries(
      config.supportedSourceTypes.map((type) => [type, ['connectionMode', 'consentManagement']]),
    ),
  );
});

it('describes every field, with an example wherever the customer types', () => {
  for (const { label, note, placeholder, type, columns = [] } of fields) {
    expect([label, note]).not.toContain('');
    if (type === 'textInput' || type === 'tagInput') expect(placeholder).toMatch(/^e\.g\. ./);
    for (const column of columns) expect(column.placeholder).toMatch(/^e\.g\. ./);
  }
});

it('keeps each table in a dialog', () => {
  expect(inline.map(({ type }) => type)).not.toContain('mapping');
  expect(inDialogs.map(({ type, configKey }) => [type, configKey])).toEqual([
    ['mapping', 'rename'],
    ['mapping', 'tagRules'],
    ['mapping', 'untagRules'],
  ]);
});

describe('what the dashboard stores', () => {
  const events = [
    { type: 'identify', userId: 'user-1', traits: { plan: 'pro', tags: 'a, b' }, context: { ip: '8.8.8.8' } },
    { type: 'track', userId: 'user-1', event: 'Signed Up', context: { traits: { plan: 'pro' } } },
    { type: 'page', userId: 'user-1', name: 'Home' },
    { type: 'screen', anonymousId: 'anon-1', name: 'Home' },
    { type: 'group', groupId: 'g-1', userId: 'user-1' },
    { type: 'record', action: 'delete', identifiers: { userId: 'user-1' } },
  ];

  async function resultsWith(settings: object): Promise<unknown[]> {
    const outputs = await processRouterDest(
      inputsOf(events, destinationWith({ writeKey: 'wk-unseenkey', ...settings })),
    );
    return outputs.map(({ batchedRequest, statusCode, error }) => ({ batchedRequest, statusCode, error }));
  }

  it.each(['documented', 'segment'])(
    'means the defaults for an untouched form, in the dialect %s',
    async (dialect) => {
      const stored = Object.fromEntries(
        fields.flatMap(({ configKey = '', type, default: value }) =>
          value === undefined ? (type === 'textInput' ? [[configKey, '']] : []) : [[configKey, value]],
        ),
      );

      expect(await resultsWith({ ...stored, writeKey: 'wk-unseenkey', dialect })).toEqual(
        await resultsWith({ dialect }),
      );
    },
  );

  it.each(
    cases.filter(({ result }) => result).map(({ testTitle, config: given }) => [testTitle, given] as const),
  )('as %s is understood', async (_title, given) => {
    const [output] = await processRouterDest(inputsOf([events[0]], destinationWith(given)));
    const isUnfilled = /"(?:\{\{|env\.)/.test(JSON.stringify(given));

    expect(output?.statusCode).toBe(isUnfilled ? 400 : 200);
    expect(output?.error ?? '').toMatch(
      isUnfilled ? /did not fill in the (?:template|environment variable)/ : /^$/,
    );
  });
});
