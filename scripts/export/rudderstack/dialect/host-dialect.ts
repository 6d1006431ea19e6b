import { orderDeclarations } from './order-declarations';
import { edited } from './edits';
import { namedAccess, typeofUndefined } from './narrowing';
import { withNamedTexts } from './repeated-texts';
import { apartMembers, bareReturns, defaultCase, memberOfParameter, withoutContinue } from './statements';

/**
 * One of our sources in the transformer's dialect, with the same meaning: what its compiler can read and its linter accepts.
 *
 * @example hostDialect("if (a['b'] !== undefined) f();") // "if (typeof a.b !== 'undefined') f();"
 */
export function hostDialect(text: string): string {
  const rules = [
    bareReturns,
    withoutContinue,
    namedAccess,
    typeofUndefined,
    defaultCase,
    apartMembers,
    memberOfParameter,
  ];
  return rules.reduce(edited, withNamedTexts(orderDeclarations(withPackagesFirst(text))));
}

/** Packages before modules of the repository. */
function withPackagesFirst(text: string): string {
  const imports = [...text.matchAll(/^import [^;]*;\n/gm)].map(([line]) => line);
  const isPackage = (line: string): boolean => !/ from '\./.test(line);
  const sorted = [...imports.filter(isPackage), ...imports.filter((line) => !isPackage(line))];
  let index = 0;
  return text.replaceAll(/^import [^;]*;\n/gm, () => sorted[index++] ?? '');
}
