import type { MapOptions } from '@encharge-destinations/core';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT, exitCodeOf } from '../cli/exit-codes';
import type { ExitCode } from '../cli/exit-codes';
import type { Context } from '../cli/context';
import type { Io } from '../cli/io';
import { askSandbox, expectSandbox } from '../cli/keys/expect-sandbox';
import type { FoundSandbox } from '../cli/keys/expect-sandbox';
import { PLATFORM_NAMES } from '../cli/platforms';
import { readTarget } from '../cli/keys/send-target';
import type { SendTarget } from '../cli/keys/send-target';
import { UsageError } from '../cli/usage-error';
import { describeColumns } from '../events/csv/columns';
import { findKey } from '../cli/keys/keys';
import { Checkpoint } from './journal/checkpoint';
import { noProgress } from './journal/checkpoint-format';
import { confirm } from './confirm';
import { mappingDigest } from './journal/mapping-digest';
import { DeadLetterFile } from './journal/dead-letters';
import { mappingsIn } from './journal/read-dead-letters';
import { deliver } from './deliver';
import type { Delivering } from './deliver';
import { openSender } from './senders/open-sender';
import { replayCommand } from './report/resume-command';
import { ALL_CALLS, PEOPLE_CALLS } from '../events/select-events';
import type { DeliveryFlags } from './send-flags';
import { closeSource } from '../events/inputs/source';
import { reportSummary } from './report/summary';

/** A resumed run may meet a sandbox that is restarting. */
const PATIENCE_MS = 3000;

/** What to deliver, and the files that record it. */
export interface Run extends Pick<Delivering, 'source' | 'read' | 'selection' | 'limit' | 'keepsSkipped'> {
  /** The options that map the events. */
  options: MapOptions;
  /** Absent when the run cannot be resumed. */
  checkpoint: string | undefined;
  deadLetters: string | undefined;
  isResuming: boolean;
  /** The command that continues where the run stopped. */
  resume: string | undefined;
}

/**
 * Delivers a run's events, from the initial questions to the final counts.
 *
 * @returns the exit code, and whether everything is done.
 * @throws {UsageError} when it cannot start.
 */
export async function runDelivery(
  context: Context,
  flags: DeliveryFlags,
  run: Run,
): Promise<{ code: ExitCode; isFinished: boolean }> {
  const { io, err } = context;
  const { to, concurrency, timeout, platform } = flags;
  if (to === undefined)
    throw new UsageError("required option '--to <PLACE>' not specified: give --to sandbox, or --to live.");
  const target = readTarget(to);
  const { options } = run;
  const sandbox = await expectSandbox(io, target, run.isResuming ? PATIENCE_MS : 0);
  const isStdin = run.source.digest === undefined;
  const writeKey = await findKey(io, 'writeKey', target, isStdin);
  const { ingestUrl, restUrl } = target;
  const settings = { ingestUrl, restUrl, writeKey, connections: concurrency, timeoutMs: timeout };
  const sender = await openSender(platform, settings, options);
  let deadLetters: DeadLetterFile | undefined;
  let checkpoint: Checkpoint | undefined;
  try {
    const what = describeWhat(run);
    checkpoint = checkpointOf(run, {
      options: { ...options, now: undefined },
      columns: run.source.csv?.columns,
      platform,
      url: ingestUrl,
    });
    const progress = checkpoint?.read(run.isResuming) ?? noProgress();
    if (progress.isFinished) {
      await err.line(`Everything was already sent, according to ${checkpoint?.path ?? ''}.`);
      return { code: EXIT.ok, isFinished: true };
    }
    if (run.deadLetters !== undefined) {
      await lookAtDeadLetters(io, run.deadLetters, checkpoint);
      deadLetters = new DeadLetterFile(run.deadLetters, mappingDigest(options), run.isResuming);
    }
    if (checkpoint?.isRepetition === true) {
      const message = `The same input was already sent completely, according to ${checkpoint.path}; this sends it again.`;
      await err.line(flags.json === true ? JSON.stringify({ level: 'note', message }) : message);
    }
    await confirm(io, target, what, { yes: flags.yes === true, isStdinTaken: isStdin });
    const isTalking = flags.quiet !== true && flags.json !== true;
    const books = checkpoint === undefined ? '' : `; checkpoint: ${checkpoint.path}`;
    const by = platform === 'direct' ? '' : ` through ${PLATFORM_NAMES[platform]}'s adapter`;
    if (isTalking) await err.line(`Sending ${what}${by} to ${target.name}${books}`);
    const { csv, passedOver } = run.source;
    if (isTalking && passedOver !== undefined) await err.line(passedOver);
    if (isTalking && csv !== undefined && csv.columns.length > 0)
      await err.line(`Columns: ${describeColumns(csv.columns)}`);
    const delivered = await deliver(context, { ...run, sender, flags, progress, checkpoint, deadLetters });
    await reportSummary(context, delivered, {
      isJson: flags.json === true,
      isQuiet: flags.quiet === true,
      deadLetters,
      // The command that resumes a stopped replay also sends what failed again.
      replay:
        deadLetters === undefined || (run.keepsSkipped && delivered.stopped !== undefined)
          ? undefined
          : replayCommand(context, deadLetters.path),
      resume: run.resume,
      areUsualCalls: run.selection.calls === PEOPLE_CALLS,
    });
    const { counts, stopped } = delivered;
    if (isTalking) await sayWhereToLook(context, target, sandbox, counts.has('delivered'));
    const [done, failed] = [counts.get('delivered') ?? 0, counts.get('failed') ?? 0];
    // A stopped run is never a full success.
    return { code: exitCodeOf({ done, failed }, stopped !== undefined), isFinished: stopped === undefined };
  } finally {
    closeSource(run.source);
    deadLetters?.close();
    checkpoint?.close();
    await sender.close();
  }
}

/** How to see what arrived, and what a sandbox flagged: Encharge may reject what its documentation does not cover. */
async function sayWhereToLook(
  { err }: Context,
  target: SendTarget,
  before: FoundSandbox | undefined,
  hasDelivered: boolean,
): Promise<void> {
  const after = before === undefined ? undefined : await askSandbox(target);
  if (after === 'nobody') {
    await err.line(`No answer any more: ${target.name} is gone, with everything in it.`);
    return;
  }
  if (hasDelivered) await err.line(`Look at what arrived: ${target.look}`);
  const raised = typeof after === 'object' && before !== undefined ? after.flags - before.flags : 0;
  if (raised > 0)
    await err.line(
      `The sandbox flagged what no documentation covers, ${raised === 1 ? 'once' : `${raised} times`}: curl -s ${new URL('/_sandbox/flags', target.ingestUrl).href}`,
    );
}

/** What goes out, in words: `identify and group calls of export (12.3 MB)`. */
function describeWhat({ source, selection: { calls } }: Run): string {
  const names =
    calls === ALL_CALLS ? 'all calls' : `${[...calls].join(', ').replace(/, (?=\w+$)/, ' and ')} calls`;
  return `${source.csv === undefined ? names : 'the people'} of ${source.description}`;
}

/** Never appends to a file that does not hold dead letters. */
async function lookAtDeadLetters(io: Io, path: string, checkpoint: Checkpoint | undefined): Promise<void> {
  const isCheckpoint = checkpoint !== undefined && resolve(checkpoint.path) === resolve(path);
  const found = statSync(path, { throwIfNoEntry: false });
  const isForeign = found?.isFile() === true && found.size > 0 && (await mappingsIn(io, path)) === undefined;
  if (isCheckpoint || isForeign)
    throw new UsageError(
      `"${path}" ${isCheckpoint ? 'is the checkpoint' : 'is not a file of dead letters'}. Name another with --dead-letters.`,
    );
}

function checkpointOf(
  { checkpoint: path, source: { digest }, selection, limit }: Run,
  options: object,
): Checkpoint | undefined {
  if (path === undefined || digest === undefined) return undefined;
  const { calls, since, until } = selection;
  const all = JSON.stringify({ ...options, calls: [...calls].sort(), since, until, limit });
  return new Checkpoint(path, {
    inputs: digest(),
    options: createHash('sha256').update(all).digest('base64url'),
  });
}
