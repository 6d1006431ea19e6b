import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../conventions/source-files';

const PACKAGES = ['shared', 'destinations'].flatMap((folder) => readdirSync(join(ROOT, folder)));

test.each(PACKAGES)('a module imports every name of the built %s', (name) => {
  const code = `
    import { createRequire } from 'node:module';
    import * as names from '@encharge-destinations/${name}';
    const required = createRequire(import.meta.url)('@encharge-destinations/${name}');
    process.stdout.write(JSON.stringify(Object.keys(required).filter((key) => !(key in names))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ missing: stdout, stderr }).toEqual({ missing: '[]', stderr: '' });
});

test.each(PACKAGES)('no file of the built %s holds a key of the tests', (name) => {
  const folder =
    ['shared', 'destinations'].map((one) => join(ROOT, one, name, 'dist')).find(existsSync) ?? '';
  const built = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect(built.length).toBeGreaterThan(0);
  expect(built.map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'))).toHoldNoKey();
});
