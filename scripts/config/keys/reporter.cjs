const { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { holdsKey } = require('./marked-key.cjs');

/** What the tests removed is searched, too: see `setup.cjs`. */
const REMOVED = '.removed';

/** An export holds the tests of its adapter, and with them the keys that they give. */
const TEST = /(?:\.test|TestUtils)\.ts$|[\\/]__tests__[\\/]/;

/**
 * Fails a run whose output, or whose files, hold a key of the tests, and one that leaves files behind. The first of the reporters: what
 * the others write goes past it.
 */
module.exports = class KeysReporter {
  constructor() {
    // Before a worker starts: all temporary files of a run stand in one folder.
    this.folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-tests-'));
    mkdirSync(join(this.folder, REMOVED));
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = this.folder;
    process.env.ENCHARGE_TESTS_REMOVED = join(this.folder, REMOVED);
    this.faults = [];
    this.streams = [process.stdout, process.stderr].map((stream) => {
      const { write } = stream;
      let end = '';
      stream.write = (chunk, ...rest) => {
        const text = end + Buffer.from(chunk).toString('latin1');
        if (holdsKey(text)) this.faults.push('The output of the run holds a key.');
        // A key may stand in two pieces.
        end = text.slice(-40);
        return write.call(stream, chunk, ...rest);
      };
      return () => (stream.write = write);
    });
  }

  onRunComplete() {
    for (const restore of this.streams) restore();
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    for (const { name, parentPath, path } of files) {
      const file = join(parentPath ?? path, name);
      if (!TEST.test(file) && holdsKey(readFileSync(file)))
        this.faults.push(`A file of the tests holds a key: ${name}`);
    }
    for (const name of readdirSync(this.folder))
      if (name !== REMOVED) this.faults.push(`The tests leave ${name} in the folder of temporary files.`);
    rmSync(this.folder, { recursive: true, force: true });
    for (const fault of new Set(this.faults)) process.stderr.write(`\n${fault}\n`);
  }

  getLastError() {
    return this.faults.length === 0 ? undefined : new Error(this.faults[0]);
  }
};
