import { posix } from 'node:path';

/** @example relativeSpecifier('trackEvent/index.ts', 'mapper/types.ts') // '../mapper/types' */
export function relativeSpecifier(importer: string, imported: string): string {
  const path = posix.relative(posix.dirname(importer), imported).replace(/\.ts$/, '');
  const specifier = path.startsWith('.') ? path : `./${path}`;
  return specifier.replace(/(?<=[\w.])\/index$/, '');
}
