import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { shortComments, untaggedComments, withoutExplanations } from '../lean/short-comments';
import { simplified } from '../lean/simplified';
import { unbrokenObjects } from '../lean/unbroken-objects';
import { aliasesIn, withoutAliases } from '../lean/without-aliases';
import { withoutMembers } from '../lean/without-members';
import { withoutUnused } from '../lean/without-unused';
import { camelCase } from '../sources/camel-case';
import type { ExportedFile } from '../sources/exported-file';
import { exportedSources } from '../sources/host';
import type { Host, Place } from '../sources/host';
import { mapperPlace, placesIn } from '../sources/joined-modules';
import { readFrom, resolveIn } from '../sources/reached';
import { relativeSpecifier } from '../sources/relative-specifier';
import { linksOf, repointed } from '../sources/source-graph';
import { withDeclarations } from '../sources/with-declarations';
import { withCheckedOptions } from '../tables/checked-options';
import { MAPPING_ERROR } from '../tables/mapping-error';
import { ROWS } from '../tables/rows';
import { isWarning, WARNINGS_MODULE } from '../tables/warnings';
import { hostDialect } from './dialect/host-dialect';
import { hostModule } from './host-modules';

const PACKAGE = 'destinations/rudderstack/';
const SOURCES = `${PACKAGE}src/destination/`;
const HOST = `${PACKAGE}src/host/`;
const TESTS = `${PACKAGE}test/destination/`;
const CORE = 'shared/core/src/';
const PACKAGES = { '@encharge-destinations/core': `${CORE}index.ts` };

export const DESTINATION = 'v0/destinations/encharge';
export const DELIVERY = 'v1/destinations/encharge';

/** The names that the transformer loads. */
const LOADED = {
  [`${SOURCES}transform.ts`]: ['processRouterDest'],
  [`${SOURCES}delete-users.ts`]: ['processDeleteUsers'],
  [`${SOURCES}network-handler.ts`]: ['networkHandler'],
};

const OPTIONS = 'options/compile-settings.ts';
/** Type names of core that say little more than the types do. */
const PLAIN_TYPES = new Set(['Fields', 'PageMode', 'Pointer', 'ScreenMode']);
const UNUSED_MEMBERS = new Set(['trace', 'retryAfterMs']);
/** What the transformer reads in a body; it passes on the rest. */
const INGEST_PAYLOAD = `export interface IngestPayload {
  type?: string;
  user?: PersonPayload;
  [key: string]: unknown;
}`;
/** The options as the Config's schema gives them. */
const MAP_OPTIONS = `export interface MapOptions extends Partial<Omit<EnchargeConfig, 'objectType' | 'tagRules'>> {
  objectType?: string | { trait: string };
  tagRules?: { event: string; tags: string }[];
  now?: number;
}`;
const SCHEMA_IMPORT = `import type { EnchargeConfig } from '../../../${SOURCES}types';\n`;
/** Declarations of core as exported, by module. */
const WRITTEN_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'types.ts': { IngestPayload: INGEST_PAYLOAD, MapOptions: MAP_OPTIONS },
  'resolve/rows.ts': ROWS,
};

/**
 * The destination in the transformer's form: flat, with the host's own modules instead of our stand-ins, and the part of the mapper that
 * the destination needs.
 *
 * @throws Error for an import that the transformer could not resolve.
 */
export function adapterFiles(root: string): ExportedFile[] {
  const tests = testFiles(root);
  const isTest = (path: string): boolean => tests.some((test) => test.path === path);
  const sources = exportedSources(transformerHost(root)).map(({ path, text }) => ({
    path,
    text: isVendored(path) ? shortComments(text) : untaggedComments(text),
  }));
  const entries = new Set(Object.keys(LOADED).map((path) => placeOf(path).file));
  return withoutUnused(
    [...sources, ...tests],
    (path) => isTest(path) || entries.has(path),
    (path) => isVendored(path) && !isTest(path),
  ).map(({ path, text }) => ({
    path: `src/${path}`,
    // The host lints sources, not tests.
    text: path.endsWith('.test.ts') ? text : hostDialect(text),
  }));
}

const isVendored = (path: string): boolean => path.startsWith(`${DESTINATION}/mapper/`);

/** What the transformer takes from us. */
export function transformerHost(root: string): Host {
  const readAs = readFrom(root);
  const read = (path: string): string => unbrokenObjects(readAs(path));
  const resolve = resolveIn(root, PACKAGES);
  const plain = new Map([...aliasesIn(read(`${CORE}types.ts`), PLAIN_TYPES), ['Reason', 'string']]);
  return {
    entries: entriesIn(root),
    resolve: (importer, specifier) => {
      const path = resolve(importer, specifier);
      return path?.startsWith(HOST) ? undefined : path;
    },
    textOf: (path) =>
      path.startsWith(CORE) ? coreText(path.slice(CORE.length), read(path), plain) : read(path),
    placeOf,
    hostSpecifier,
  };
}

/** A module of core with its tables written out, and without remarks that are not warnings. */
function coreText(path: string, text: string, plain: ReadonlyMap<string, string>): string {
  if (path === 'errors.ts') return MAPPING_ERROR;
  if (path === 'tables/reasons.ts') return WARNINGS_MODULE;
  const given = path === OPTIONS ? withCheckedOptions(path, text) : text;
  const written = withDeclarations(path, given, WRITTEN_OUT[path] ?? {});
  const known = path === 'types.ts' ? SCHEMA_IMPORT + written : written;
  const lean = withoutMembers(withoutExplanations(withoutAliases(known, plain)), UNUSED_MEMBERS);
  return simplified(lean, isQuietRemark);
}

/** A remark none of whose reasons warns. */
function isQuietRemark({ expression, arguments: [reason] }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'remark' &&
    reason !== undefined &&
    isQuiet(reason)
  );
}

function isQuiet(reason: ts.Expression): boolean {
  if (ts.isConditionalExpression(reason)) return isQuiet(reason.whenTrue) && isQuiet(reason.whenFalse);
  return ts.isStringLiteral(reason) && !isWarning(reason.text);
}

function hostSpecifier(specifier: string, importer: string): string {
  const found = hostModule(specifier.replace(/^\.\.\//, ''));
  if (found === undefined)
    throw new Error(`${importer} imports ${specifier}, which the transformer does not have.`);
  return 'package' in found ? found.package : relativeSpecifier(importer, found.path);
}

/** What the transformer loads, and what the tests import. */
function entriesIn(root: string): Record<string, string[]> {
  const entries: Record<string, string[]> = { ...LOADED };
  for (const file of readdirSync(join(root, TESTS)))
    for (const { module, names } of linksOf(readFileSync(join(root, TESTS, file), 'utf8'))) {
      const path = `${posix.join(TESTS, module)}.ts`;
      if (path.startsWith(SOURCES)) entries[path] = [...(entries[path] ?? []), ...names];
    }
  return entries;
}

/** Modules of the destination that share one file there. */
const ownPlace = placesIn({ utils: ['values'], rows: ['external-ids', 'rows'] });

/** The module's file in the export: flat and in camel case; the host wants each test beside its source, with the same name. */
function placeOf(path: string): Place {
  const module = path.replace(/\.ts$/, '');
  if (module.startsWith(CORE)) {
    const { file, index } = mapperPlace(module.slice(CORE.length));
    return { file: `${DESTINATION}/mapper/${camelCase(file)}.ts`, index };
  }
  const { file: name, index } = ownPlace(posix.basename(module));
  const folder = name.startsWith('network-handler') ? DELIVERY : DESTINATION;
  return { file: `${folder}/${camelCase(name.replace(/^mapper-/, 'mapper/'))}.ts`, index };
}

function testFiles(root: string): ExportedFile[] {
  return readdirSync(join(root, TESTS)).map((name) => {
    const { file } = placeOf(`${TESTS}${name}`);
    const text = readFileSync(join(root, TESTS, name), 'utf8');
    return {
      path: file,
      text: repointed(text, ({ module }) => {
        const target = posix.join(TESTS, module);
        return target.startsWith(HOST)
          ? hostSpecifier(`../${target.slice(`${PACKAGE}src/`.length)}`, file)
          : relativeSpecifier(file, placeOf(target).file);
      }),
    };
  });
}
