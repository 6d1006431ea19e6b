import { groupBy } from '../../sources/group-by';
import { DeclarationGraph } from './declarations';
import type { Declaration } from './declarations';
import { groupsOf } from './groups';
import { moduleText } from './module-text';

/** A module of the exported mapper: the declarations of one folder of core that are needed. */
export interface MapperModule {
  name: string;
  text: string;
}

/** The mapper as the transformer gets it. */
export interface Mapper {
  modules: MapperModule[];
  /** The module that exports a name. */
  moduleOf: (name: string) => string;
}

/**
 * What of core the wanted names need, declaration by declaration: nothing that only explains, no option that no name reads. The
 * declarations of a folder make one module, those of sources without a folder one each, but for the leaves among them (`types`).
 *
 * @param wanted Names that core's index exports.
 * @throws Error for a name that core does not export.
 */
export function mapperModules(wanted: Iterable<string>): Mapper {
  const graph = new DeclarationGraph();
  const names = [...wanted];
  const entriesNow = (): Declaration[] => names.map((name) => graph.exported(name));
  let entries = entriesNow();
  while (graph.cutUnread(reachedFrom(entries), entries)) entries = entriesNow();
  entries = entriesNow();
  const reached = reachedFrom(entries);
  const groups = groupBy(reached, groupsOf(reached));
  const modules = [...groups].map(([name, declarations]) => ({
    name,
    text: moduleText(name, declarations, reached, groups, new Set(entries), graph),
  }));
  const homes = new Map<string, string>();
  for (const [name, declarations] of groups)
    for (const one of declarations) for (const { text } of one.names) homes.set(text, name);
  return {
    modules,
    moduleOf: (name) => {
      const home = homes.get(name);
      if (home === undefined) throw new Error(`The exported mapper has no ${name}.`);
      return home;
    },
  };
}

function reachedFrom(entries: readonly Declaration[]): Declaration[] {
  const reached = new Set<Declaration>();
  const visit = (declaration: Declaration): void => {
    if (reached.has(declaration)) return;
    reached.add(declaration);
    declaration.uses.forEach(visit);
  };
  entries.forEach(visit);
  return [...reached].sort(
    (one, other) => one.file.localeCompare(other.file) || one.statement.pos - other.statement.pos,
  );
}
