import { posix } from 'node:path';
import ts from 'typescript';
import { groupBy } from '../../sources/group-by';
import { camelCase } from '../../sources/camel-case';
import type { Declaration } from './declarations';

/** The module of a declaration: its folder; of those without one, the leaves go together. */
export function groupsOf(reached: readonly Declaration[]): (declaration: Declaration) => string {
  const needs = new Map<string, Set<string>>();
  for (const { file, uses } of reached)
    needs.set(file, new Set([...(needs.get(file) ?? []), ...[...uses].map((used) => used.file)]));
  const isLeaf = (file: string, seen: readonly string[] = []): boolean =>
    !file.includes('/') &&
    [...(needs.get(file) ?? [])].every(
      (other) => other === file || seen.includes(other) || isLeaf(other, [...seen, file]),
    );
  const groupOf = ({ file }: Declaration): string => {
    if (file.includes('/')) return file.slice(0, file.indexOf('/'));
    return isLeaf(file) ? 'types' : camelCase(posix.basename(file, '.ts'));
  };
  const apart = apartClasses(reached, groupOf);
  return (declaration) => apart.get(declaration) ?? groupOf(declaration);
}

/** A module holds one class: every other has a separate module, with what it alone needs. */
function apartClasses(
  reached: readonly Declaration[],
  groupOf: (declaration: Declaration) => string,
): Map<Declaration, string> {
  const classes = groupBy(
    reached.filter(({ statement }) => ts.isClassDeclaration(statement)),
    groupOf,
  );
  const apart = new Map<Declaration, string>();
  for (const group of classes.values()) {
    const isNeeded = (one: Declaration): boolean =>
      reached.some((other) => other !== one && groupOf(other) === groupOf(one) && other.uses.has(one));
    const [, ...others] = [...group].sort((one, other) => Number(isNeeded(other)) - Number(isNeeded(one)));
    for (const one of others) {
      const name = camelCase(one.names[0]?.text.replace(/^./, (letter) => letter.toLowerCase()) ?? '');
      apart.set(one, name);
      for (const used of one.uses)
        if (
          !ts.isClassDeclaration(used.statement) &&
          reached.every((other) => other === one || !other.uses.has(used))
        )
          apart.set(used, name);
    }
  }
  return apart;
}
