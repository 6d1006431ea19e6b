import { callOf, EnchargeError } from '@encharge-destinations/core';
import type { Replay } from '@encharge-destinations/segment';
import { count } from '../../cli/count';
import type { Context } from '../../cli/context';
import { compareReplay } from '../../diff/compare-event';
import type { Comparison } from '../../diff/compare-event';
import { comparisonJson, renderComparison, UNDOCUMENTED } from '../../diff/render-comparison';
import type { Shown } from '../../diff/render-comparison';
import { readSavedMappings } from '../../diff/saved-mappings';
import type { NamedMapping } from '../../diff/saved-mappings';
import type { ExitCode } from '../../cli/exit-codes';
import { forEachEvent } from '../../events/for-each-event';
import type { Handled } from '../../events/for-each-event';
import { openSource } from '../../events/inputs/source';
import type { InputFlags } from '../../events/inputs/source';
import { problemOfError } from '../../events/problem';
import { UsageError } from '../../cli/usage-error';

/** Options of `diff`. */
export interface DiffFlags extends InputFlags {
  mapping: string;
  values?: true;
  json?: true;
  quiet?: true;
}

interface ReplayedMapping extends NamedMapping {
  replay: (event: object) => Promise<Replay | undefined>;
}

/** Compares what both destinations send for one input's events. */
export async function runDiff(
  context: Context,
  names: readonly string[],
  flags: DiffFlags,
): Promise<ExitCode> {
  const mappings = await openMappings(flags.mapping);
  const counts = new Map<string, number>();
  const code = await forEachEvent(
    context,
    await openSource(context.io, names, flags),
    { ...flags, verb: 'compared' },
    async ({ event, line }, input) => {
      try {
        callOf(event);
      } catch (error) {
        return { fate: 'failed', problems: [problemOfError(line, event, error)] };
      }
      let taken = 0;
      for (const mapping of mappings) {
        const replay = await replayed(mapping, event as object);
        if (replay === undefined) continue;
        taken += 1;
        const comparison = compareReplay(mapping.action, replay);
        countResult(counts, comparison);
        await show(context, flags, { input, line }, mapping, comparison);
      }
      return taken > 0 ? { fate: 'done', problems: [] } : notTaken(line, event);
    },
  );
  if (flags.json !== true) await showCounts(context, counts);
  return code;
}

async function openMappings(file: string): Promise<ReplayedMapping[]> {
  const saved = await readSavedMappings(file);
  // Loads Segment's host, which is slow: only now.
  const { replayMapping } = await import('@encharge-destinations/segment');
  return saved.map((mapping) => {
    try {
      return { ...mapping, replay: replayMapping(mapping) };
    } catch (error) {
      throw asUsageError(error);
    }
  });
}

async function replayed({ replay }: ReplayedMapping, event: object): Promise<Replay | undefined> {
  try {
    return await replay(event);
  } catch (error) {
    throw asUsageError(error);
  }
}

/** A mapping that cannot run is the command's fault, not the event's. */
function asUsageError(error: unknown): unknown {
  return EnchargeError.isInstance(error) ? new UsageError(error.message, error) : error;
}

function notTaken(line: number, event: unknown): Handled {
  const message = 'No saved mapping takes this event.';
  return {
    fate: 'skipped',
    problems: [{ line, level: 'skipped', call: callOf(event), path: '', code: 'mapping.trigger', message }],
  };
}

function countResult(counts: Map<string, number>, { result, differences }: Comparison): void {
  const named = differences.map(({ known }) =>
    known === undefined ? UNDOCUMENTED : `${known.name}: ${known.why}`,
  );
  for (const name of new Set([result, ...named])) count(counts, name);
}

async function show(
  { io, out, colours }: Context,
  { json, quiet, values }: DiffFlags,
  place: Pick<Shown, 'input' | 'line'>,
  { name }: NamedMapping,
  comparison: Comparison,
): Promise<void> {
  if (quiet === true && comparison.result === 'same') return;
  const shown = { ...place, mapping: name, values: values === true };
  await out.line(
    json === true
      ? JSON.stringify(comparisonJson(comparison, shown))
      : renderComparison(comparison, shown, io.columns.stdout, colours.out),
  );
}

async function showCounts({ out, colours }: Context, counts: ReadonlyMap<string, number>): Promise<void> {
  if (counts.size === 0) return;
  await out.line(`\n${colours.out.bold('In all, events')}`);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  for (const [name, number] of sorted) await out.line(`${String(number).padStart(8)}  ${name}`);
}
