import { benchCore } from '../test/bench/core';
import { benchSegment } from '../test/bench/segment';

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  core: benchCore,
  segment: benchSegment,
};

const HELP = `Usage: npm run bench -- [NAME…]

Prints how fast it is, as ratios against a floor or a peer measured in the same run. Names: ${Object.keys(BENCHES).join(', ')}; all of
them when none is given.
`;

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    console.error(HELP);
    return names.includes('--help') ? 0 : 2;
  }
  console.log(`Node ${process.version}, ${process.arch}`);
  for (const [name, bench] of Object.entries(BENCHES))
    if (names.length === 0 || names.includes(name)) await bench();
  return 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
