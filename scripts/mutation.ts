import { resolve } from 'node:path';
import { runMutation } from './mutation/run-mutation';

void runMutation(process.argv.slice(2), {
  plugin: resolve('node_modules', '.cache', 'scripts', 'stryker-plugin.mjs'),
  out: console.log,
  err: console.error,
}).then((code) => {
  process.exitCode = code;
});
