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
import { tellSummary } from './report/summary';

/** A run that goes on may meet a sandbox that is being started anew. */
const PATIENCE_MS = 3000;

/** What is to be delivered, and which files keep the books of it. */
export interface Run extends Pick<Delivering, 'source' | 'read' | 'selection' | 'limit' | 'keepsSkipped'> {
  /** By which events are mapped. */
  options: MapOptions;
  /** Absent when the run cannot be resumed. */
  checkpoint: string | undefined;
  deadLetters: string | undefined;
  isResuming: boolean;
  /** The command that goes on where the run stopped. */
  resume: string | undefined;
}

/**
 * Delivers a run's events, from the questions at its beginning to the counts at its end.
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
      await err.line(`Everything was sent already, says ${checkpoint?.path ?? ''}.`);
      return { code: EXIT.ok, isFinished: true };
    }
    if (run.deadLetters !== undefined) {
      await lookAtDeadLetters(io, run.deadLetters, checkpoint);
      deadLetters = new DeadLetterFile(run.deadLetters, mappingDigest(options), run.isResuming);
    }
    if (checkpoint?.isRepetition === true) {
      const message = `The same was sent to its end before, says ${checkpoint.path}; this sends it again.`;
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
    await tellSummary(context, delivered, {
      isJson: flags.json === true,
      isQuiet: flags.quiet === true,
      deadLetters,
      // A replay that was stopped is gone on with by the command that sends what failed again, too.
      replay:
        deadLetters === undefined || (run.keepsSkipped && delivered.stopped !== undefined)
          ? undefined
          : replayCommand(context, deadLetters.path),
      resume: run.resume,
      areUsualCalls: run.selection.calls === PEOPLE_CALLS,
    });
    const { counts, stopped } = delivered;
    if (isTalking) await tellWhereToLook(context, target, sandbox, counts.has('delivered'));
    const [done, failed] = [counts.get('delivered') ?? 0, counts.get('failed') ?? 0];
    // A run that was stopped is never a full success.
    return { code: exitCodeOf({ done, failed }, stopped !== undefined), isFinished: stopped === undefined };
  } finally {
    closeSource(run.source);
    deadLetters?.close();
    checkpoint?.close();
    await sender.close();
  }
}

/** How to look at what arrived, and what a sandbox flagged of it: what no documentation covers, Encharge may refuse. */
async function tellWhereToLook(
  { err }: Context,
  target: SendTarget,
  before: FoundSandbox | undefined,
  hasDelivered: boolean,
): Promise<void> {
  const after = before === undefined ? undefined : await askSandbox(target);
  if (after === 'nobody') {
    await err.line(`Nobody answers any more: ${target.name} is gone, with all that it held.`);
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

/** What is not a file of dead letters is not added to. */
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
