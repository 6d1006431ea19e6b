import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceTexts, packagesOf, withDependencies } from './licences';
import { writeManifest } from './manifest';

/** The packages of the workbench's page, which Vite bundles. */
const PAGE_PACKAGES = /^(?:preact$|@preact\/|@codemirror\/|@lezer\/)/;

/** The only package that the program requires at run time: it names no licence that would allow redistribution. */
const NOT_PASSED_ON = '@segment/fql-ts';

/** The command line as a package: one bundled program with the page and the scenarios. */
export function stageProgram(root: string, folder: string): void {
  const local = join(root, 'destinations', 'local');
  const program = join(folder, 'dist', 'program');
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [join(local, 'scripts', 'bundle-program.mjs'), program], {
    stdio: 'inherit',
  });
  const inputs = JSON.parse(readFileSync(join(program, 'inputs.json'), 'utf8')) as string[];
  rmSync(join(program, 'inputs.json'));
  cpSync(join(local, 'dist', 'page'), join(folder, 'dist', 'page'), { recursive: true });
  cpSync(join(local, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(join(root, 'test', 'fixtures'), join(folder, 'fixtures'), { recursive: true });
  const { devDependencies } = JSON.parse(readFileSync(join(local, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const page = withDependencies(
    root,
    Object.keys(devDependencies).filter((name) => PAGE_PACKAGES.test(name)),
  );
  writeFileSync(join(folder, 'LICENCES.txt'), licenceTexts(root, [...packagesOf(inputs), ...page]));
  cpSync(join(local, 'README.md'), join(folder, 'README.md'));
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', NOT_PASSED_ON, 'package.json'), 'utf8'),
  ) as { version: string };
  writeManifest(root, folder, {
    name: 'encharge-destinations',
    description: 'Runs the Encharge destinations of Segment and RudderStack on one machine.',
    exports: { './package.json': './package.json' },
    dependencies: { [NOT_PASSED_ON]: version },
    bin: { 'encharge-destinations': 'bin/encharge-destinations.cjs' },
  });
}
