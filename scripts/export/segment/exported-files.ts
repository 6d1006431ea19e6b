import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { destination } from '@encharge-destinations/segment';
import { withLiteralRows } from './context-rows';
import { curatedEventsTest } from './curated-events';
import type { ExportedFile } from '../sources/exported-file';
import { COMMON_FIELDS, commonFieldsFile, withLiteralFields } from './literal-fields';
import { placeOf } from '../sources/joined-modules';
import { savedMappingsTest } from './saved-mappings';
import { shortComments } from '../lean/short-comments';
import { withoutCalls } from '../lean/without-calls';
import { withoutMembers } from '../lean/without-members';
import { withoutUnused } from '../lean/without-unused';
import { exportedSources } from '../sources/host';
import type { Host } from '../sources/host';
import { readFrom, resolveIn } from '../sources/reached';
import { relativeSpecifier } from '../sources/relative-specifier';

const ADAPTER = 'destinations/segment/src/';
const DESTINATION = `${ADAPTER}destination/`;
const CORE = 'shared/core/src/';
const CONTEXT_FIELDS = `${CORE}build/context-fields.ts`;
const ERRORS = `${CORE}errors.ts`;
/** All that the host needs of core's errors: it has classes for what becomes of them. */
const MAPPING_ERROR = `/** An event that cannot become a right payload. The message names the call, the field and the remedy, never a value of the event. */
export class MappingError extends Error {
  constructor(code: string, path: string, rule: string, message: string) {
    super(message)
    this.name = 'MappingError'
  }
}
`;
const TESTS = 'scripts/export/segment/host-tests/';
const PACKAGES = { '@encharge-destinations/core': `${CORE}index.ts` };
/** The module that Segment's repository loads. */
const ENTRY = `${DESTINATION}index.ts`;

/** What core calls for explanations only. */
const EXPLAINING = new Set(['remark']);

/** What its comments say of explanations. */
const EXPLAINED =
  /(?:;|,|; otherwise) (?:a remark says|remarks say|an explanation\s+\*?\s*reads)[^.*]*|,? with(?:out an explanation| a warning)/g;

/** Members of core's objects that have no use there: the host resolves events, explains nothing, and decides itself when to retry. */
const UNUSED_MEMBERS = new Set([
  'map',
  'tagRules',
  'traitsOnEvents',
  'eventRenames',
  'identityRenames',
  'trace',
  'retryAfterMs',
  'isCut',
  'refused',
]);

/** The packages that the sources may import. */
const ALLOWED = new Set(['@segment/actions-core']);

/**
 * Every file of the exported folder, not yet formatted: the destination as it stands here with its fields written out, the part of core
 * that it needs, and the tests.
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
    .map(({ path, text }) => ({ path, text: shortComments(text) }));
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
 * What Segment's repository takes.
 *
 * @throws Error for an import that it cannot have.
 */
export function segmentHost(root: string): Host {
  const read = readFrom(root);
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
      if (path.startsWith(DESTINATION)) return withLiteralFields(path.slice(DESTINATION.length), read(path));
      if (path === ERRORS) return MAPPING_ERROR;
      const text = withoutCalls(
        withoutMembers(read(path).replace(EXPLAINED, ''), UNUSED_MEMBERS),
        EXPLAINING,
      );
      if (/\.remarks\b(?!\.push\()/.test(text))
        throw new Error(`${path} reads remarks, which the export does not keep.`);
      return path === CONTEXT_FIELDS ? withLiteralRows(text) : text;
    },
    placeOf: (path) => placeOf(pathThere(path)),
  };
}

/** As the host's generator writes it. */
function metadata(root: string): string {
  const data: unknown = JSON.parse(readFileSync(join(root, DESTINATION, 'metadata.json'), 'utf8'));
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** The tests stand here as they stand there, but for the name of the destination. */
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

function pathThere(path: string): string {
  for (const folder of [DESTINATION, ADAPTER]) if (path.startsWith(folder)) return path.slice(folder.length);
  if (path.startsWith(CORE)) return `mapper/${path.slice(CORE.length)}`;
  throw new Error(`${path} has no place in the exported folder.`);
}
