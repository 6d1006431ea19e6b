import { EXIT } from './cli/exit-codes';
import { processIo } from './cli/process-io';
import { runCli } from './run-cli';

// Until a command says otherwise: a program that ends because nothing is left to wait for has not done its work.
process.exitCode = EXIT.failed;
void runCli(process.argv.slice(2), processIo()).then((code) => {
  // Not `process.exit`: what is still on its way to a pipe must arrive.
  process.exitCode = code;
});

// Without an export, esbuild takes this file for CommonJS, as its package says, and can leave nothing out of what it imports.
export {};
