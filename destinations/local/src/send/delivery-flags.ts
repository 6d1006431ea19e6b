import { Option } from 'commander';
import type { Command } from 'commander';
import { addMapperFlags } from '../cli/flags/common-flags';
import { parseCount, parseCountTo, parsePeriod, parseRate } from '../cli/flags/flag-values';

const MOST_ATTEMPTS = 20;
const MOST_AT_ONCE = 256;
const LONGEST_TIMEOUT_MS = 600_000;

/** What `--to` takes. */
export const PLACE_HELP = '"sandbox" (the usual port), the URL of a sandbox, or "live"';

/** Adds the flags for how events are delivered. */
export function addDeliveryFlags(command: Command): Command {
  return addMapperFlags(command)
    .option('--concurrency <NUMBER>', 'the most requests at once', parseCountTo(MOST_AT_ONCE), 16)
    .option('--rate <NUMBER>', 'the most requests a second', parseRate)
    .option('--attempts <NUMBER>', 'the most attempts for each event', parseCountTo(MOST_ATTEMPTS), 6)
    .option('--retry-budget <NUMBER>', 'the most retries for 100 events, in all', parseCount, 100)
    .addOption(
      new Option('--timeout <TIME>', 'how long to wait for an answer')
        .argParser(parsePeriod(LONGEST_TIMEOUT_MS))
        .default(10_000, '10s'),
    )
    .option('--deadline <TIME>', 'stop after this time: 90s, 15m, 2h', parsePeriod(Infinity))
    .option('--yes', 'send to a real account without asking')
    .option('--json', 'results, problems, progress and counts as NDJSON')
    .option('--quiet', 'errors and counts only');
}
