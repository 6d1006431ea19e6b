import { exportedModule } from './exported-module';
import type { ExportedFile } from './exported-file';
import { relativeSpecifier } from './relative-specifier';
import { reachedFrom } from './reached';
import type { Reach, Reached, Resolve } from './reached';

/** A file of the export, and a module's place in it. */
export interface Place {
  file: string;
  index: number;
}

/** What a host's repository takes from us, and where it puts it. */
export interface Host {
  /** The names that the host loads, by the module that exports them. */
  entries: Readonly<Record<string, readonly string[]>>;
  resolve: Resolve;
  /** Reads a module as exported. */
  textOf: (path: string) => string;
  placeOf: (path: string) => Place;
  /** How a file imports something from the host, given our source's import; unset where both are the same. */
  hostSpecifier?: (specifier: string, importer: string) => string;
}

/** What a host needs from our sources, declaration by declaration. */
export function reachedBy({ entries, resolve, textOf }: Host): Reach {
  return reachedFrom(entries, resolve, textOf);
}

/** An export's sources, not yet formatted. */
export function exportedSources(host: Host): ExportedFile[] {
  const reach = reachedBy(host);
  const targets = new Map<string, Reached[]>();
  for (const one of reach.modules.values()) {
    const { file } = host.placeOf(one.module.path);
    targets.set(file, [...(targets.get(file) ?? []), one]);
  }
  const indexOf = ({ module }: Reached): number => host.placeOf(module.path).index;
  return [...targets].map(([file, modules]) =>
    exportedModule(
      file,
      modules.sort((one, other) => indexOf(one) - indexOf(other)),
      reach,
      ({ module, specifier }) => {
        if (module === undefined) return host.hostSpecifier?.(specifier, file) ?? specifier;
        const target = host.placeOf(module).file;
        return target === file ? '' : relativeSpecifier(file, target);
      },
    ),
  );
}
