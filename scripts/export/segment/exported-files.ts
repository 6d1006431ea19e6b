import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { destination } from '@encharge-destinations/segment';
import ts from 'typescript';
import { curatedEventsTest } from './curated-events';
import type { ExportedFile } from '../sources/exported-file';
import { COMMON_FIELDS, commonFieldsFile, withLiteralFields } from './literal-fields';
import { mapperPlace, placesIn } from '../sources/joined-modules';
import { savedMappingsTest } from './saved-mappings';
import { shortComments, untaggedComments, withoutExplanations } from '../lean/short-comments';
import { simplified } from '../lean/simplified';
import { unbrokenObjects } from '../lean/unbroken-objects';
import { withoutMembers } from '../lean/without-members';
import { withoutUnused } from '../lean/without-unused';
import { exportedSources } from '../sources/host';
import type { Host, Place } from '../sources/host';
import { readFrom, resolveIn } from '../sources/reached';
import { withDeclarations } from '../sources/with-declarations';
import { withCheckedOptions } from '../tables/checked-options';
import { CONTEXT_ROWS } from '../tables/context-rows';
import { MAPPING_ERROR } from '../tables/mapping-error';
import { relativeSpecifier } from '../sources/relative-specifier';

const ADAPTER = 'destinations/segment/src/';
const DESTINATION = `${ADAPTER}destination/`;
const CORE = 'shared/core/src/';
const ROWS = `${CORE}resolve/rows.ts`;
const CONTEXT_FIELDS = `${CORE}build/context-fields.ts`;
const OPTIONS = `${CORE}options/compile-settings.ts`;
const ERRORS = `${CORE}errors.ts`;
/** Segment's repository has timers; a Destination Function may have none. */
const WITHIN = `/** Waits at most the given time. */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The time is up.')), milliseconds)
    void work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
`;
const TESTS = 'scripts/export/segment/host-tests/';
const PACKAGES = { '@encharge-destinations/core': `${CORE}index.ts` };
/** The module that Segment's repository loads. */
const ENTRY = `${DESTINATION}index.ts`;

/** What core calls only for explanations. */
const isRemark = ({ expression }: ts.CallExpression): boolean =>
  ts.isPropertyAccessExpression(expression) && expression.name.text === 'remark';

/** Members of core's objects without a use there: the host resolves events, explains nothing, and decides itself when to retry. */
const UNUSED_MEMBERS = new Set([
  'map',
  'tagRules',
  'traitsOnEvents',
  'eventRenames',
  'trace',
  'places',
  'retryAfterMs',
]);

/** The packages that the sources may import. */
const ALLOWED = new Set(['@segment/actions-core']);

/**
 * Every file of the exported folder, not yet formatted: the destination with its fields written out, the part of core that it needs, and
 * the tests.
 *
 * @param root The root of this repository.
 */
export function exportedFiles(root: string): ExportedFile[] {
  const sources = exportedSources(segmentHost(root));
  const generated = ['', ...Object.keys(destination.actions)].map((folder) => {
    const path = posix.join(folder, 'generated-types.ts');
    return { path, text: readFileSync(join(root, DESTINATION, path), 'utf8') };
  });
  const written = [...sources, { path: 'common-fields.ts', text: commonFieldsFile() }]
    .filter(({ path }) => !path.endsWith('generated-types.ts'))
    .map(({ path, text }) => ({
      path,
      text: isVendored(path) ? shortComments(text) : untaggedComments(text),
    }));
  const isMade = (path: string): boolean => generated.some((one) => one.path === path);
  return [
    ...withoutUnused([...written, ...generated], (path) => path === 'index.ts' || isMade(path), isVendored),
    ...testFiles(root),
    curatedEventsTest(root),
    savedMappingsTest(root),
    { path: 'metadata.json', text: metadata(root) },
  ];
}

/**
 * What Segment's repository takes from us.
 *
 * @throws Error for an import that it cannot have.
 */
export function segmentHost(root: string): Host {
  const readAs = readFrom(root);
  const read = (path: string): string => unbrokenObjects(readAs(path));
  const resolve = resolveIn(root, PACKAGES);
  return {
    entries: { [ENTRY]: ['default'] },
    resolve: (importer, specifier) => {
      if (specifier === COMMON_FIELDS || ALLOWED.has(specifier)) return undefined;
      const path = resolve(importer, specifier);
      if (path !== undefined) return path;
      throw new Error(`${importer} imports ${specifier}, which Segment's repository does not have.`);
    },
    textOf: (path) => {
      if (path === `${DESTINATION}within.ts`) return WITHIN;
      if (path.startsWith(DESTINATION)) return withLiteralFields(path.slice(DESTINATION.length), read(path));
      if (path === ERRORS) return MAPPING_ERROR;
      const given = path === OPTIONS ? withCheckedOptions(path, read(path)) : read(path);
      const known = withFieldsAsPlaces(withoutExplanations(given));
      const text = simplified(withoutMembers(known, UNUSED_MEMBERS), isRemark);
      if (/\.remarks\b(?!\.push\()/.test(text))
        throw new Error(`${path} reads remarks, which the export drops.`);
      if (path === CONTEXT_FIELDS) return withRows(text);
      return path === ROWS ? withDeclarations(path, text, CONTEXT_ROWS) : text;
    },
    placeOf,
  };
}

/** The host resolves the fields and keeps to itself where in the event they stood: errors name the fields. */
function withFieldsAsPlaces(text: string): string {
  return text.replace(/this\.placeOf\((\w+)\)/g, '$1');
}

/** There, fields are always resolved, and each row is the same for every call. */
function withRows(text: string): string {
  const changes = [
    ['readField, tables', 'rows'],
    ['tables[settings.dialect][call].copied', 'rows[settings.dialect]'],
    ['readField(row, plan)', 'plan.fields[row.key]'],
  ] as const;
  return changes.reduce((now, [core, here]) => {
    if (!now.includes(core)) throw new Error(`${CONTEXT_FIELDS} has no ${core}: it has moved.`);
    return now.replace(core, here);
  }, text);
}

/** As the host's generator writes it. */
function metadata(root: string): string {
  const data: unknown = JSON.parse(readFileSync(join(root, DESTINATION, 'metadata.json'), 'utf8'));
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** The tests are the same here and there, except for the destination's name. */
function testFiles(root: string): ExportedFile[] {
  return readdirSync(join(root, TESTS), { recursive: true, encoding: 'utf8' })
    .map((path) => path.split('\\').join('/'))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({
      path,
      text: readFileSync(join(root, TESTS, path), 'utf8').replace(
        "'@encharge-destinations/segment'",
        `'${relativeSpecifier(path, 'index.ts')}'`,
      ),
    }));
}

function isVendored(path: string): boolean {
  return path.startsWith('mapper/');
}

/** Modules of the destination that share one file there. */
const ownPlace = placesIn({
  requests: ['within', 'requests'],
  'send-events': ['lanes', 'send-event', 'batch'],
});

/** The module's file in the exported folder. */
function placeOf(path: string): Place {
  const module = path.replace(/\.ts$/, '');
  const folder = [DESTINATION, ADAPTER, CORE].find((one) => module.startsWith(one));
  if (folder === undefined) throw new Error(`${path} has no place in the exported folder.`);
  const own = module.slice(folder.length);
  const { file, index } = folder === CORE ? mapperPlace(own) : ownPlace(own);
  return { file: `${folder === CORE ? 'mapper/' : ''}${file}.ts`, index };
}
