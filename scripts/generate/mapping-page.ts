import { readFileSync } from 'node:fs';
import { CALLS, fieldTables, optionDefinitions } from '@encharge-destinations/core';
import type { Call, Dialect, FieldDefinition, OptionDefinition } from '@encharge-destinations/core';
import { DIALECTS } from '@encharge-destinations/testkit';
import { code, notes, row, summaryOf, withBlock } from './blocks';
import type { GeneratedFile } from './generated-file';

const PAGE = 'shared/core/docs/mapping.md';

/** The mapping page: a table for each call, and the options by group. */
export function mappingPage(): GeneratedFile {
  const text = withBlock(readFileSync(PAGE, 'utf8'), 'mapping', mappingTables());
  return { path: PAGE, text: withBlock(text, 'options', optionTables()) };
}

/** A row of the mapping table. */
type MappingRow = readonly [field: string, from: string, documented: string, segment: string, rule: string];

/** The tables of all calls; the fields common to identify, track, page and screen appear once, in the last one. */
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
  const parts = new Map(
    CALLS.flatMap((call) => fieldTables[call]).flatMap(({ label, fields }) =>
      fields === undefined ? [] : [[label, fields.map(({ key }) => code(key)).join(', ')] as const],
    ),
  );
  return [
    ...own,
    table(people.join(', '), (rows.get('track') ?? []).filter(isCommon)),
    '',
    'What `*` stands for:',
    '',
    ...[...parts].map(([label, names]) => `- ${label}: ${names}`),
  ].join('\n');
}

function isSameRow(one: MappingRow, other: MappingRow): boolean {
  return one.every((cell, index) => cell === other[index]);
}

function table(title: string, rows: readonly MappingRow[]): string {
  const head = [
    row('field', 'read from', 'documented', 'segment', 'rule'),
    row('---', '---', '---', '---', '---'),
  ];
  return ['', `### ${title}`, '', ...head, ...rows.map((cells) => row(...cells))].join('\n');
}

function rowOf(field: FieldDefinition): MappingRow {
  // An object's parts differ only in name, so one row covers them all.
  const [part] = field.fields ?? [];
  const all = (text: string): string => (part === undefined ? text : text.replaceAll(`.${part.key}`, '.*'));
  const shown = part ?? field;
  return [
    field.label,
    all(sourceOf(shown)),
    all(targets(shown, 'documented')),
    all(targets(shown, 'segment')),
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
  return 'only when mapped';
}

function targets({ to }: FieldDefinition, dialect: Dialect): string {
  return (to[dialect] ?? []).map((pointer) => code(pointer.slice(1).replaceAll('/', '.'))).join(', ') || '–';
}

function optionTables(): string {
  const groups = [...new Set(optionDefinitions.map(({ group }) => group))];
  return groups
    .map((group) => {
      const options = optionDefinitions.filter((option) => option.group === group);
      return [
        `### ${group}`,
        '',
        row('option', 'what it does', 'values', 'default'),
        row('---', '---', '---', '---'),
        ...options.map((option) =>
          row(code(option.key), summaryOf(option.description), values(option), defaults(option)),
        ),
        ...notes(options.map(({ key, description }) => [code(key), description])),
      ].join('\n');
    })
    .join('\n\n');
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
      return `a list: ${code(placeholder)}`;
    case 'renames':
      return '`[{ from, to }]`';
    case 'tagRules':
      return '`[{ event, tags }]`';
    case 'objectType':
      return 'a name, or `{ trait }`';
  }
}

function defaults(option: OptionDefinition): string {
  if (option.defaultByDialect !== undefined) {
    return DIALECTS.map((dialect) => `${dialect}: ${code(String(option.defaultByDialect?.[dialect]))}`).join(
      ', ',
    );
  }
  const { default: value } = option;
  return typeof value === 'string' || typeof value === 'boolean' ? code(String(value)) : 'none';
}
