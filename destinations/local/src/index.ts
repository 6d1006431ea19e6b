export { EXIT } from './exit-codes';
export type { ExitCode } from './exit-codes';
export { explainEvent } from './explain-event';
export type { ExplainedEntry, ExplainedError, Explanation } from './explain-event';
export type { Io } from './io';
export { runCli } from './run-cli';
