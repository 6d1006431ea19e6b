import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The tests of a group in one file: modules are loaded once for a mutant, not once for each of its test files.
const load = createRequire(__filename);
const { tests } = globalThis as unknown as { tests: readonly string[] };
for (const path of tests) {
  const files = path.endsWith('.test.ts') ? [path] : readdirSync(path).map((name) => join(path, name));
  for (const file of files)
    if (file.endsWith('.test.ts')) describe(file, () => void load(join(process.cwd(), file)));
}
