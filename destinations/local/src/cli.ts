import { processIo } from './process-io';
import { runCli } from './run-cli';

void runCli(process.argv.slice(2), processIo()).then((code) => {
  // Not `process.exit`: what is still on its way to a pipe must arrive.
  process.exitCode = code;
});
