// What tests remove is kept until the run is over and everything is searched (`reporter.cjs`); errors that they expect are searched here.
const fs = require('node:fs');
const { dirname, join, sep } = require('node:path');
const { holdsKeyWithin } = require('./marked-key.cjs');

const REMOVED = process.env.ENCHARGE_TESTS_REMOVED;
const IS_KEPT = Symbol.for('encharge-destinations: removed files are kept');

// Node's modules outlive a test file.
if (REMOVED !== undefined && fs[IS_KEPT] === undefined) {
  fs[IS_KEPT] = true;
  const { rmSync } = fs;
  const { rm } = fs.promises;
  let count = 0;
  /** Whether the path existed among the temporary files, and no longer does. */
  const moved = (path) => {
    if (!String(path).startsWith(dirname(REMOVED) + sep) || !fs.existsSync(path)) return false;
    try {
      fs.renameSync(path, join(REMOVED, `${process.pid}-${(count += 1)}`));
      return true;
    } catch (error) {
      // The soak's small disk is another file system.
      if (error.code === 'EXDEV') return false;
      throw error;
    }
  };
  fs.rmSync = (path, options) => {
    if (!moved(path)) rmSync(path, options);
  };
  fs.promises.rm = async (path, options) => {
    if (!moved(path)) await rm(path, options);
  };
}

const { expect } = globalThis;
let hasLeaked = false;

expect.extend({
  toHoldNoKey: (value) => ({
    pass: !holdsKeyWithin(value),
    message: () => 'This contains a test key.',
  }),
});

globalThis.expect = new Proxy(expect, {
  apply: (target, self, [value, ...rest]) => target.call(self, searched(value), ...rest),
});

afterEach(() => {
  const didLeak = hasLeaked;
  hasLeaked = false;
  if (didLeak) throw new Error('An error that the test expects contains a test key.');
});

/** Returns the same value; whatever it throws or rejects with is searched. */
function searched(value) {
  if (value instanceof Error) search(value);
  if (value instanceof Promise) return value.catch(rethrown);
  if (typeof value !== 'function' || value.length > 0 || value._isMockFunction) return value;
  return () => {
    try {
      return value();
    } catch (error) {
      return rethrown(error);
    }
  };
}

function rethrown(error) {
  search(error);
  throw error;
}

function search(error) {
  hasLeaked ||= holdsKeyWithin(error);
}
