import { EXIT } from './cli/exit-codes';
import { processIo } from './cli/process-io';
import { runCli } from './run-cli';

// The default until a command sets it: a program that ends because nothing is left to wait for has not done its work.
process.exitCode = EXIT.failed;
void runCli(process.argv.slice(2), processIo()).then((code) => {
  // Not `process.exit`: output still on its way to a pipe must arrive.
  process.exitCode = code;
});

// Without an export, esbuild treats this file as CommonJS, as its package says, and cannot tree-shake its imports.
export {};
