import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { INGEST_URL, optionDefinitions, TOKEN_HEADER } from '@encharge-destinations/core';
import { mapOptionsSchema } from '@encharge-destinations/core/schema';
import { PASTED_DIALECT } from '../../../destinations/local/src/cli/platforms';
import { bundleDefinitions } from '../bundles';

const root = join(__dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const functionGuide = read('destinations/segment/docs/destination-function.md');
const transformationGuide = read('destinations/rudderstack/docs/transformation.md');

/** The Segment setting type for each kind of option. */
const SETTING_TYPES = {
  choice: 'String',
  number: 'String',
  list: 'String',
  objectType: 'String',
  boolean: 'Boolean',
  renames: 'Text map',
  tagRules: 'Text map',
} as const;

test.each(optionDefinitions.map(({ key, type }) => [key, SETTING_TYPES[type]] as const))(
  'the guide of the Function lists the setting %s as a %s',
  (key, type) => {
    expect(functionGuide).toMatch(new RegExp(`\\| \`${key}\` +\\| ${type} +\\|`));
  },
);

test('a setting’s label becomes its name, as in Segment', () => {
  const rows = [...functionGuide.matchAll(/^\| ([A-Z][A-Za-z ]+?) +\| `(\w+)` +\|/gm)];
  expect(rows.length).toBe(optionDefinitions.length + 3);
  for (const [, label = '', name] of rows) {
    const [first = '', ...others] = label.toLowerCase().split(' ');
    const camel = first + others.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
    // The only acronym among the labels.
    expect(label === 'API key' ? 'apiKey' : camel).toBe(name);
  }
});

test('the guides name the right files and URL', () => {
  expect(functionGuide).toContain(`dist/${bundleDefinitions.segment.name}.min.js`);
  expect(transformationGuide).toContain(`dist/${bundleDefinitions.rudderstack.name}.min.js`);
  expect(transformationGuide).toContain(`\`${INGEST_URL}\``);
  expect(transformationGuide).toContain(`\`${TOKEN_HEADER}\``);
  expect(transformationGuide).toContain(`The default is \`${PASTED_DIALECT}\``);
});

/** A page's ready-made lines: code that is one option with its comma. */
const linesOf = (page: string): string[] =>
  [...page.matchAll(/`(\w+: (?!undefined)[^`]+,)`/g)].map(([, line = '']) => line);

test('the lines to copy set mapper options, each option at least once', () => {
  const lines = linesOf(transformationGuide);
  for (const line of [...lines, ...linesOf(read('destinations/rudderstack/docs/README.md'))]) {
    const options: unknown = JSON.parse(JSON.stringify(runInNewContext(`({ ${line} })`)));
    expect([line, mapOptionsSchema.safeParse(options).error]).toEqual([line, undefined]);
  }
  const keys = lines.map((line) => line.slice(0, line.indexOf(':')));
  expect([...new Set(keys)].sort()).toEqual(optionDefinitions.map(({ key }) => key).sort());
});

test.each(['segment', 'rudderstack'] as const)('the head of the %s file names its guide', (platform) => {
  const guide = bundleDefinitions[platform].about.find((line) => line.startsWith('Guide: '));
  expect(read(guide?.slice('Guide: '.length) ?? '')).toMatch(
    /^# Encharge in (?:Segment|RudderStack): set it up\n/,
  );
});
