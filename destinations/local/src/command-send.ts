import type { Readable } from 'node:stream';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { ClientError } from '@encharge-destinations/client';
import { MappingError } from '@encharge-destinations/core';
import { createDirectSender } from './direct-sender';
import type { Context } from './context';
import { EXIT_CODES_HELP } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { forEachEvent } from './for-each-event';
import type { Handled } from './for-each-event';
import { loadRunner } from './load-runner';
import type { Platform } from './load-runner';
import { readMapOptions } from './map-options';
import type { MappingFlags } from './map-options';
import { addMappingFlags } from './mapping-flags';
import { openInput } from './open-input';
import { createPlatformSender } from './platform-sender';
import { printable } from './printable';
import { callIfKnown, problemOfError } from './problem';
import type { Sender, SenderOptions, SendResult } from './sender';
import { readTarget } from './send-target';
import { UsageError } from './usage-error';
import { findWriteKey } from './write-key';

interface SendFlags extends MappingFlags {
  to: string;
  platform: Platform | 'direct';
  attempts: number;
  json?: true;
  quiet?: true;
}

const MOST_ATTEMPTS = 20;

const HELP = `
The write key comes from ENCHARGE_WRITE_KEY, or is asked for (hidden) when a FILE is named; it is never an argument.
A sandbox needs none: its key is known. Events go one after the other, as one person's events must. An answer such
as 429 or 503 is waited out and the event sent again; a wrong key or no answer at all ends the command.

Examples:
  encharge-destinations send events.ndjson --to sandbox
  encharge-destinations send --to http://127.0.0.1:9000 --platform rudderstack < events.ndjson
  ENCHARGE_WRITE_KEY=… encharge-destinations send events.ndjson --to live
${EXIT_CODES_HELP}`;

/** `send`: events in, delivered through a platform's adapter or directly. */
export function addSendCommand(program: Command, context: Context): void {
  addMappingFlags(
    program
      .command('send')
      .description("Sends events, mapped by a platform's adapter or by the mapper alone.")
      .argument('[FILE]', 'NDJSON, one event per line; standard input when left out or "-"'),
  )
    .requiredOption('--to <PLACE>', '"sandbox" (the usual port), the URL of a sandbox, or "live"')
    .addOption(
      new Option('--platform <NAME>', 'whose adapter sends')
        .choices(['direct', 'segment', 'rudderstack'])
        .default('direct'),
    )
    .option('--attempts <NUMBER>', 'the most attempts for each event', parseAttempts, 4)
    .option('--json', 'results, problems and counts as NDJSON')
    .option('--quiet', 'errors and counts only')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, flags: SendFlags) => {
      context.exitCode = await send(context, file, flags);
    });
}

async function send(context: Context, file: string | undefined, flags: SendFlags): Promise<ExitCode> {
  const { io } = context;
  const target = readTarget(flags.to);
  const options = await readMapOptions(flags, io.now());
  const input = await openInput(io, file);
  let sender: Sender | undefined;
  try {
    const writeKey = await findWriteKey(io, target, input === io.stdin);
    const settings = { ...target, writeKey, options };
    sender = await openSender(flags.platform, settings, senderOptions(context, flags));
    return await sendAll(context, input, flags, sender);
  } finally {
    input.destroy();
    await sender?.close();
  }
}

async function sendAll(
  context: Context,
  input: Readable,
  flags: SendFlags,
  sender: Sender,
): Promise<ExitCode> {
  return forEachEvent(context, input, { ...flags, verb: 'delivered' }, async (event, line) => {
    try {
      return await report(context, flags, event, line, await sender.send(event));
    } catch (error) {
      if (!(error instanceof MappingError)) throw error;
      return { fate: 'failed', problems: [problemOfError(line, event, error)] };
    }
  });
}

async function openSender(
  platform: SendFlags['platform'],
  settings: { ingestUrl: string; restUrl: string; writeKey: string; options: object },
  options: SenderOptions,
): Promise<Sender> {
  try {
    // Checks the key for the adapters too: in the platforms, the settings page does.
    const direct = createDirectSender(settings, options);
    if (platform === 'direct') return direct;
    await direct.close();
    return createPlatformSender(await loadRunner(platform, settings), options);
  } catch (error) {
    throw error instanceof ClientError ? new UsageError(error.message, error) : error;
  }
}

function senderOptions({ io, err }: Context, { attempts }: SendFlags): SenderOptions {
  return {
    attempts,
    random: io.random,
    onWait: (milliseconds, reason) =>
      void err.line(
        `waiting ${(milliseconds / 1000).toFixed(1)} s before the next attempt: ${printable(reason)}`,
      ),
  };
}

async function report(
  { out, colours }: Context,
  { json, quiet }: SendFlags,
  event: unknown,
  line: number,
  result: SendResult,
): Promise<Handled> {
  const { kind, statuses, attempts, reason = '', code = kind, stop } = result;
  const call = callIfKnown(event);
  const known = call === undefined ? {} : { call };
  if (json === true) await out.line(JSON.stringify({ line, ...known, kind, statuses, attempts }));
  else if (kind === 'delivered' && quiet !== true)
    await out.line(
      `line ${line}  ${colours.out.green('delivered')}  ${call ?? 'event'}  HTTP ${statuses.join(', ')}`,
    );
  if (kind === 'delivered') return { fate: 'done', problems: [] };
  const level = kind === 'skipped' ? 'skipped' : 'error';
  const handled: Handled = {
    fate: kind,
    problems: [{ line, level, ...known, path: '', code, message: reason }],
  };
  return stop === undefined ? handled : { ...handled, stop };
}

function parseAttempts(text: string): number {
  const attempts = Number(text);
  if (Number.isSafeInteger(attempts) && attempts >= 1 && attempts <= MOST_ATTEMPTS) return attempts;
  throw new InvalidArgumentError(`Give a number from 1 to ${MOST_ATTEMPTS}.`);
}
