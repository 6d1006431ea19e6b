import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ExportedFile } from '../sources/exported-file';
import { groupBy } from '../sources/group-by';
import { hostDialect } from './dialect/host-dialect';
import { hostModule } from './host-modules';
import { camelCase } from '../sources/camel-case';
import { mapperModules } from './mapper/mapper-modules';
import { linksOf, repointed } from '../sources/source-graph';

const PACKAGE = join('destinations', 'rudderstack');
const SOURCES = join(PACKAGE, 'src', 'destination');
const TESTS = join(PACKAGE, 'test', 'destination');
const CORE_PACKAGE = '@encharge-destinations/core';

export const DESTINATION = 'v0/destinations/encharge';
export const DELIVERY = 'v1/destinations/encharge';

/** A source or a test of the destination, and where it goes. */
interface Source {
  /** As our package has it. */
  name: string;
  text: string;
  /** From the transformer's `src`, without the ending. */
  target: string;
}

/**
 * The destination in the transformer's form: flat, its own modules for our stand-ins, and beside it the mapper with only what the
 * destination needs of it.
 *
 * @throws Error for an import that the transformer could not resolve.
 */
export function adapterFiles(): ExportedFile[] {
  const sources = [...sourcesIn(SOURCES), ...sourcesIn(TESTS)];
  const links = sources.flatMap(({ text }) => linksOf(text));
  const mapper = mapperModules(
    new Set(links.filter(({ module }) => module === CORE_PACKAGE).flatMap(({ names }) => names)),
  );
  return [
    ...sources.map(({ name, text, target }) => ({
      path: `src/${target}.ts`,
      text: dialectOf(name)(withTargets(splitByModule(text, mapper.moduleOf), name, target)),
    })),
    ...mapper.modules.map(({ name, text }) => ({
      path: `src/${DESTINATION}/mapper/${name}.ts`,
      text: hostDialect(text),
    })),
  ];
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const name = file.replace(/\.ts$/, '');
      return { name, text: readFileSync(join(folder, file), 'utf8'), target: homeOf(name) };
    });
}

/** The host wants each test beside its source and with its name; those of the mapper's modules are called after them. */
function homeOf(name: string): string {
  if (name.startsWith('mapper-')) return `${DESTINATION}/mapper/${camelCase(name.slice('mapper-'.length))}`;
  return `${name.startsWith('network-handler') ? DELIVERY : DESTINATION}/${camelCase(name)}`;
}

/** The host lints sources, not tests. */
function dialectOf(name: string): (text: string) => string {
  return name.endsWith('.test') ? (text) => text : hostDialect;
}

/** An import of core becomes one of each module of the exported mapper that it takes names from. */
function splitByModule(text: string, moduleOf: (name: string) => string): string {
  return text.replaceAll(
    /import (type )?\{([^}]*)\} from '@encharge-destinations\/core';/g,
    (_line, type = '', names: string) => {
      const wanted = names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      return [...groupBy(wanted, moduleOf)]
        .map(([module, own]) => `import ${String(type)}{ ${own.join(', ')} } from 'mapper/${module}';`)
        .join('\n');
    },
  );
}

function withTargets(text: string, name: string, target: string): string {
  return repointed(text, ({ module }) => {
    const found = targetOf(module);
    if (found === undefined)
      throw new Error(`${name} imports ${module}, which the transformer does not have.`);
    if ('package' in found) return found.package;
    const path = posix.relative(posix.dirname(target), found.path);
    return path.startsWith('.') ? path : `./${path}`;
  });
}

function targetOf(module: string): ReturnType<typeof hostModule> {
  if (module.startsWith('mapper/')) return { path: `${DESTINATION}/${module}` };
  const wanted = module.replace(/^(?:\.\.\/)+(?:src\/)?/, '');
  const own = /^(?:\.\/|destination\/)([a-z-]+)$/.exec(wanted)?.[1];
  if (own === undefined) return hostModule(wanted);
  return { path: homeOf(own) };
}
