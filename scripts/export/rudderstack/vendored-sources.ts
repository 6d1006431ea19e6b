import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ExportedFile } from './exported-file';
import { hostDialect } from './host-dialect';
import { orderDeclarations } from './order-declarations';
import { linksOf, reachableSources, repointed } from './source-graph';

export const ADAPTER = join('destinations', 'rudderstack', 'src');
const CORE = join('shared', 'core', 'src');
const CORE_PACKAGE = '@encharge-destinations/core';
const HOST_LIBRARY = '@rudderstack/integrations-lib/build/errors';
/** The source that the transformer loads. */
export const ENTRY = 'definition/encharge';
/** Stands in for what the transformer itself has: there, `hostText` takes its place. */
export const HOST = 'host/host';

/**
 * The adapter and the part of core that it uses, as sources that stand on their own below `folder`: `destination/` and `core/`. Imports
 * of core are re-pointed, the stand-ins for the host's modules are replaced by the host's own.
 *
 * @throws Error for an import that the host could not resolve.
 */
export function vendoredSources(folder: string, hostText: string): ExportedFile[] {
  const adapter = reachableSources(ADAPTER, [ENTRY], (path) => path === HOST);
  const index = indexOf([...adapter.values()]);
  const core = reachableSources(
    CORE,
    linksOf(index).map(({ module }) => posix.normalize(module)),
  );
  return [
    ...filesOf(posix.join(folder, 'destination'), 'destinations/rudderstack/src', adapter),
    { path: posix.join(folder, 'destination', `${HOST}.ts`), text: hostText },
    ...filesOf(posix.join(folder, 'core'), 'shared/core/src', core),
    { path: posix.join(folder, 'core', 'index.ts'), text: index },
  ];
}

function filesOf(folder: string, from: string, sources: ReadonlyMap<string, string>): ExportedFile[] {
  return [...sources].map(([name, text]) => {
    const path = posix.join(folder, `${name}.ts`);
    const target = (module: string): string => {
      if (module === CORE_PACKAGE) return posix.relative(posix.dirname(name), '../core');
      if (module.startsWith('.') || module === HOST_LIBRARY) return module;
      throw new Error(`${from}/${name}.ts imports ${module}, which the transformer does not have.`);
    };
    return { path, text: hostDialect(orderDeclarations(repointed(text, ({ module }) => target(module)))) };
  });
}

/** Core's index with only what the adapter takes from it. */
function indexOf(texts: readonly string[]): string {
  const wanted = new Set(
    texts
      .flatMap(linksOf)
      .filter(({ module }) => module === CORE_PACKAGE)
      .flatMap(({ names }) => names),
  );
  const index = readFileSync(join(CORE, 'index.ts'), 'utf8');
  return index.replaceAll(
    /export (type )?\{([^}]*)\} from ('[^']+');\n/g,
    (_line, type = '', names: string, from) => {
      const kept = names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => wanted.has(name));
      return kept.length === 0 ? '' : `export ${String(type)}{ ${kept.join(', ')} } from ${String(from)};\n`;
    },
  );
}
