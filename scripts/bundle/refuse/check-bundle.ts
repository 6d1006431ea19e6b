import type { Runtime } from '../runtime';
import { freeNameRefusals } from './free-names';
import { functionRefusals } from './functions';
import { importRefusals } from './imports';
import { parseBundle } from './parse';
import type { Parsed } from './parse';
import { BundleRefused } from './refusal';
import { secretRefusals } from './secrets';

const checks: readonly ((parsed: Parsed, runtime: Runtime) => string[])[] = [
  importRefusals,
  functionRefusals,
  freeNameRefusals,
  secretRefusals,
];

/**
 * Rejects a file that its host would not run, or that must not leave this machine: a leaked import, a renamed or missing function, a global
 * that the runtime lacks, a baked-in secret.
 *
 * @param name The file's name in the message.
 * @throws BundleRefused with every reason.
 */
export function checkBundle(name: string, code: string, runtime: Runtime): void {
  const reasons = reasonsAgainst(code, runtime);
  if (reasons.length > 0) throw new BundleRefused(name, reasons);
}

function reasonsAgainst(code: string, runtime: Runtime): string[] {
  let parsed: Parsed;
  try {
    parsed = parseBundle(code);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return checks.flatMap((check) => check(parsed, runtime));
}
