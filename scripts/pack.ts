import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundle } from './bundle/build-bundle';
import { BUNDLE_PLATFORMS } from './bundle/bundles';
import { writeChecksums } from './pack/checksums';
import { stageCore } from './pack/stage-core';
import { stageProgram } from './pack/stage-program';
import { packFolder } from './pack/pack-folder';

const HELP = `Usage: npm run pack -- [--out FOLDER]

Writes a release into FOLDER (dist unless given): the mapper and the command line as tarballs, the files
to paste into Segment and RudderStack, and SHA256SUMS for all of them.
`;

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string', default: 'dist' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const root = process.cwd();
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const staged = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
  try {
    const files: string[] = [];
    for (const [name, stage] of [
      ['core', stageCore],
      ['program', stageProgram],
    ] as const) {
      const folder = join(staged, name);
      await stage(root, folder);
      files.push(packFolder(folder, out));
    }
    for (const platform of BUNDLE_PLATFORMS) {
      for (const { name, code } of await buildBundle({ platform, root })) {
        writeFileSync(join(out, name), code);
        files.push(name);
      }
    }
    for (const line of writeChecksums(out, files)) console.log(line);
    console.log(
      `written to ${relative(root, out) || '.'}; check: cd ${values.out} && sha256sum -c SHA256SUMS`,
    );
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

void main(process.argv.slice(2));
