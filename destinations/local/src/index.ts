export { EXIT } from './cli/exit-codes';
export type { ExitCode } from './cli/exit-codes';
export { explainEvent } from './commands/explain/explain-event';
export type { ExplainedEntry, ExplainedError, Explanation } from './commands/explain/explain-event';
export type { Io } from './cli/io';
export { runCli } from './run-cli';
