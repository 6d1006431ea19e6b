import { Option } from 'commander';
import type { Command } from 'commander';
import { PLATFORMS } from '../platforms';
import { parseCalls, parseColumn, parseCount, parsePort } from './flag-values';

/** Adds the flags for who maps the events, and how. */
export function addMapperFlags(command: Command): Command {
  return addMappingFlags(
    command.addOption(
      new Option('--platform <NAME>', 'which adapter, with its dialect; "direct" is the mapper alone')
        .choices(['direct', ...PLATFORMS])
        .default('direct'),
    ),
  );
}

/** Adds the flags for how events are mapped. */
export function addMappingFlags(command: Command): Command {
  return command
    .option('--options <FILE>', 'the mapping options, as JSON: {"pages": "event", "deny": ["phone"], …}')
    .option('--dialect <NAME>', 'the shape of the payloads, "documented" or "segment"; wins over the file');
}

/** Adds the input argument and the flags for CSV files. */
export function addInputs(command: Command): Command {
  return command
    .argument('[FILE...]', 'files and folders of events; standard input when left out or "-"')
    .addOption(
      new Option('--as <CALL>', 'CSV files instead: each row a person, the header names the traits').choices([
        'identify',
      ]),
    )
    .option(
      '--map <COLUMN=PATH>',
      'where a column goes: id=userId, or Plan=traits.plan; repeat it for each column',
      parseColumn,
    );
}

/** Adds the flags that select events. */
export function addSelectionFlags(command: Command): Command {
  return command
    .option('--events', 'events too (track, page, screen) and aliases, not only people and objects')
    .option('--type <CALLS>', 'only these calls, with commas between them: identify,group', parseCalls)
    .option('--since <TIME>', 'only what happened then or later: 2026-01-31, or with a time of day')
    .option('--until <TIME>', 'only what happened before')
    .option('--limit <NUMBER>', 'no more events than this', parseCount);
}

/**
 * Adds `--port`.
 *
 * @param usual The port to use if it is free; see `USUAL_PORTS`.
 */
export function addPort(command: Command, usual: number, about = 'the port; 0 takes any free one'): Command {
  return command.option('--port <NUMBER>', `${about} (default: ${usual} if it is free)`, parsePort);
}
