import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exportedFiles } from './segment/exported-files';
import { formatter } from './segment/format';
import { replaceFolder } from './segment/replace-folder';
import { adjustedSnapshotTests } from './segment/snapshot-tests';

const HELP = `Usage: npm run export:segment -- DIR

Writes the destination into a checkout of Segment's destinations repository, replacing the existing folder:
DIR/packages/destination-actions/src/destinations/encharge. The folder needs nothing from this repository. The prettier
installed in DIR formats the files. Without one, ours does, which that repository's format check may not accept.

  DIR   the root of the checkout; a relative path starts at the root of this repository
`;

const DESTINATIONS = join('packages', 'destination-actions', 'src', 'destinations');

async function main(args: readonly string[]): Promise<number> {
  const [given, ...others] = args;
  if (given === undefined || given.startsWith('-') || others.length > 0) {
    console.error(HELP);
    return given === '--help' ? 0 : 2;
  }
  const checkout = resolve(given);
  if (!existsSync(join(checkout, DESTINATIONS))) {
    console.error(`${given} is not a checkout of Segment's repository: it has no ${DESTINATIONS}.`);
    return 2;
  }
  const { format, words } = formatter(checkout);
  const files = new Map<string, string>();
  const folder = join(checkout, DESTINATIONS, 'encharge');
  for (const { path, text } of [...exportedFiles(process.cwd()), ...adjustedSnapshotTests(folder)])
    files.set(path, await format(path, text));
  const { written, removed } = replaceFolder(folder, files);
  for (const path of written) console.log(`wrote ${path}`);
  for (const path of removed) console.log(`removed ${path}`);
  console.log(
    written.length + removed.length === 0
      ? `The folder is up to date: ${files.size} files.`
      : `${files.size} files in the folder, ${written.length} written, ${removed.length} removed, formatted by ${words}.`,
  );
  return 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
