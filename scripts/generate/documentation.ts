import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALLS, fieldTables, optionDefinitions, RULES } from '@encharge-destinations/core';
import type { Call, Dialect, FieldDefinition, OptionDefinition } from '@encharge-destinations/core';
import { DIALECTS, loadScenarios, rulesIn } from '@encharge-destinations/testkit';
import { code, row, withBlock } from './blocks';
import { galleryBlock, galleryPage } from './gallery';
import type { GeneratedFile } from './generated-file';

const MAPPING_BLOCK = 'mapping';
const OPTIONS_BLOCK = 'options';
const GALLERY_BLOCK = 'gallery';

/** The tables and the gallery in the README, the list of rules with their scenarios, and the page of all scenarios. */
export function documentationFiles(): GeneratedFile[] {
  const readme = [
    [MAPPING_BLOCK, mappingTables()],
    [OPTIONS_BLOCK, optionsTable()],
    [GALLERY_BLOCK, galleryBlock()],
  ].reduce(
    (text, [name = '', block = '']) => withBlock(text, name, block),
    readFileSync('README.md', 'utf8'),
  );
  return [
    { path: 'README.md', text: readme },
    { path: 'shared/core/docs/rules.md', text: rulesPage() },
    galleryPage(),
  ];
}

/** A row of the mapping table: what is said of one field. */
type MappingRow = readonly [from: string, field: string, documented: string, segment: string, rule: string];

/** The tables of all calls; what identify, track, page and screen have in common stands once, in the last one. */
function mappingTables(): string {
  const rows = new Map(CALLS.map((call) => [call, fieldTables[call].map(rowOf)]));
  const people: readonly Call[] = ['identify', 'track', 'page', 'screen'];
  const isCommon = (one: MappingRow): boolean =>
    people.every((call) => rows.get(call)?.some((other) => isSameRow(one, other)));
  const own = CALLS.map((call) =>
    table(
      call,
      (rows.get(call) ?? []).filter((one) => !people.includes(call) || !isCommon(one)),
    ),
  );
  return [...own, table(people.join(', '), (rows.get('track') ?? []).filter(isCommon))].join('\n');
}

function isSameRow(one: MappingRow, other: MappingRow): boolean {
  return one.every((cell, index) => cell === other[index]);
}

function table(title: string, rows: readonly MappingRow[]): string {
  const head = [
    row('from', 'field', 'documented', 'segment', 'rule'),
    row('---', '---', '---', '---', '---'),
  ];
  return ['', `#### ${title}`, '', ...head, ...rows.map((cells) => row(...cells))].join('\n');
}

function rowOf(field: FieldDefinition): MappingRow {
  const [first] = field.fields ?? [];
  if (field.fields === undefined || first === undefined) {
    return [
      sourceOf(field),
      field.label,
      targets(field, 'documented'),
      targets(field, 'segment'),
      code(field.rule),
    ];
  }
  // The parts of an object differ by their name only: one row tells them all.
  const names = `{${field.fields.map(({ key }) => key).join(', ')}}`;
  const all = (text: string): string => text.replaceAll(`.${first.key}`, `.${names}`);
  return [
    all(sourceOf(first)),
    field.label,
    all(targets(first, 'documented')),
    all(targets(first, 'segment')),
    code(field.rule),
  ];
}

function sourceOf({ source }: FieldDefinition): string {
  if ('paths' in source) {
    return source.paths
      .map((path) =>
        typeof path === 'string'
          ? code(path)
          : `${code(path.path)} (${path.when.path} ${path.when.in.join(', ')})`,
      )
      .join(', then ');
  }
  if ('option' in source) return `option ${code(source.option)}`;
  return 'nothing, unless mapped';
}

function targets({ to }: FieldDefinition, dialect: Dialect): string {
  return (to[dialect] ?? []).map((pointer) => code(pointer.slice(1).replaceAll('/', '.'))).join(', ') || '–';
}

function optionsTable(): string {
  const lines = optionDefinitions.map((option) =>
    row(option.group, code(option.key), option.description, values(option), defaults(option)),
  );
  return [
    row('group', 'option', 'what it does', 'values', 'default'),
    row('---', '---', '---', '---', '---'),
    ...lines,
  ].join('\n');
}

function values({ type, choices, placeholder }: OptionDefinition): string {
  switch (type) {
    case 'choice':
      return (choices ?? []).map(({ value }) => code(value)).join(', ');
    case 'boolean':
      return '`true`, `false`';
    case 'number':
      return 'a number';
    case 'list':
      return `a list, e.g. ${code(placeholder)}`;
    case 'renames':
      return '`[{ from, to }]`';
    case 'tagRules':
      return '`[{ event, tags }]`';
    case 'objectType':
      return 'a name, or `{ trait }` with a path';
  }
}

function defaults(option: OptionDefinition): string {
  if (option.defaultByDialect !== undefined) {
    return DIALECTS.map((dialect) => `${code(String(option.defaultByDialect?.[dialect]))} (${dialect})`).join(
      ', ',
    );
  }
  const { default: value } = option;
  return typeof value === 'string' || typeof value === 'boolean' ? code(String(value)) : 'none';
}

function rulesPage(): string {
  const scenarios = loadScenarios(join('test', 'fixtures'));
  const lines = Object.entries(RULES).map(([rule, says]) => {
    const ids = scenarios
      .filter(({ expected }) => DIALECTS.some((dialect) => rulesIn(expected[dialect]).includes(rule)))
      .map(({ id }) => id);
    const shown = ids.slice(0, 3).map(code).join(', ');
    return row(
      code(rule),
      says,
      ids.length > 3 ? `${shown} and ${ids.length - 3} more` : shown || 'unit tests of core',
    );
  });
  return [
    '<!-- generated by npm run generate -->',
    '',
    '# The rules of the mapping',
    '',
    'Traces, warnings and errors name these ids. Scenarios stand in `test/fixtures`.',
    '',
    row('rule', 'what it says', 'scenarios'),
    row('---', '---', '---'),
    ...lines,
    '',
  ].join('\n');
}
