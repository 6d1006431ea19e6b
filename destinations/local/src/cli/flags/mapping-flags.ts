import type { Command } from 'commander';

/** Adds the flags that say how events are mapped. */
export function addMappingFlags(command: Command): Command {
  return command
    .option('--options <FILE>', 'the mapping options, as JSON: {"pages": "event", "deny": ["phone"], …}')
    .option('--dialect <NAME>', 'the shape of the payloads, "documented" or "segment"; wins over the file');
}
