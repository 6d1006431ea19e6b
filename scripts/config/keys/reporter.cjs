const { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { holdsKey } = require('./marked-key.cjs');

/** Files that tests remove are searched too: see `setup.cjs`. */
const REMOVED = '.removed';

/** An export holds the tests of its adapter, and with them the keys that they give. */
const TEST = /(?:\.test|TestUtils)\.ts$|[\\/]__tests__[\\/]/;

/**
 * Fails a run whose output or files contain a test key, and a run that leaves files behind. The first reporter, because it cannot see what
 * earlier ones write.
 */
module.exports = class KeysReporter {
  constructor() {
    // Before a worker starts, so that all of a run's temporary files are in one folder.
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
        if (holdsKey(text)) this.faults.push('The output of the run contains a key.');
        // A key may be split across two chunks.
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
      if (name !== REMOVED) this.faults.push(`The tests leave ${name} in the temporary folder.`);
    rmSync(this.folder, { recursive: true, force: true });
    for (const fault of new Set(this.faults)) process.stderr.write(`\n${fault}\n`);
  }

  getLastError() {
    return this.faults.length === 0 ? undefined : new Error(this.faults[0]);
  }
};
