import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { ClientError, createRestClient } from '@encharge-destinations/client';
import type { RestClient } from '@encharge-destinations/client';
import { createMapper, REST_URL } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { findApiKey } from './api-key';
import type { Context } from './context';
import { EXIT_CODES_HELP } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { forEachEvent } from './for-each-event';
import { readMapOptions } from './map-options';
import type { MappingFlags } from './map-options';
import { addMappingFlags } from './mapping-flags';
import { openInput } from './open-input';
import { countNewPeople, readAccount } from './preview/account';
import { PreviewCollector } from './preview/collector';
import { previewReport } from './preview/preview-report';
import { renderPreview } from './preview/render-preview';
import { problemOfError, problemsOfResult } from './problem';
import { readTarget } from './send-target';
import { UsageError } from './usage-error';

interface PreviewFlags extends MappingFlags {
  to?: string;
  ask?: true;
  tags?: true;
  json?: true;
}

const HELP = `
Nothing is sent to Ingest, and nothing is changed. With an API key (ENCHARGE_API_KEY, or --ask) the account is read over
the REST API: then it tells which person fields, tags and people are really new, and which object fields would be
ignored. Without a key, and without --to, nothing is contacted. A sandbox needs no key of yours.
It shows names of fields and counts, never a person; --tags shows the tags too.

Examples:
  encharge-destinations preview events.ndjson
  encharge-destinations preview events.ndjson --options options.json --to sandbox
  ENCHARGE_API_KEY=… encharge-destinations preview events.ndjson --json | jq '.newPersonFields[].field'
  encharge-destinations preview events.ndjson --ask
${EXIT_CODES_HELP}`;

/** `preview`: what would happen, before anything is sent. */
export function addPreviewCommand(program: Command, context: Context): void {
  addMappingFlags(
    program
      .command('preview')
      .description('Tells what sending these events would do. Sends nothing.')
      .argument('[FILE]', 'NDJSON, one event per line; standard input when left out or "-"'),
  )
    .option(
      '--to <PLACE>',
      'whose account to read: "sandbox" (the usual port), the URL of a sandbox, or "live"',
    )
    .option('--ask', 'ask for the API key, without showing it')
    .option('--tags', 'show the tags by name')
    .option('--json', 'the report as JSON, the counts on stderr too')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, flags: PreviewFlags) => {
      context.exitCode = await preview(context, file, flags);
    });
}

async function preview(context: Context, file: string | undefined, flags: PreviewFlags): Promise<ExitCode> {
  const { io } = context;
  const options = await readMapOptions(flags, io.now());
  const target = flags.to === undefined ? undefined : readTarget(flags.to);
  const input = await openInput(io, file);
  let rest: RestClient | undefined;
  try {
    const apiKey = await findApiKey(io, flags.ask === true, target, input === io.stdin);
    rest = apiKey === undefined ? undefined : openRest(apiKey, target?.restUrl ?? REST_URL);
    return await previewAll(context, input, flags, options, rest);
  } finally {
    input.destroy();
    await rest?.close();
  }
}

async function previewAll(
  context: Context,
  input: Readable,
  flags: PreviewFlags,
  options: MapOptions,
  rest: RestClient | undefined,
): Promise<ExitCode> {
  const { io, out, colours } = context;
  // First: a key that is refused ends it before a long input is read.
  const account = rest === undefined ? undefined : await readAccount(rest, io.random);
  const collector = new PreviewCollector();
  const code = await collect(context, input, flags, options, collector);
  const people = collector.people.distinct();
  const newPeople = rest === undefined ? undefined : await countNewPeople(rest, people, io.random);
  const report = previewReport(collector, people.length, {
    ...(account === undefined ? {} : { account }),
    ...(newPeople === undefined ? {} : { newPeople }),
    namesTags: flags.tags === true,
  });
  await out.line(
    flags.json === true ? JSON.stringify(report, null, 2) : renderPreview(report, io.columns, colours.out),
  );
  return code;
}

function collect(
  context: Context,
  input: Readable,
  { json }: PreviewFlags,
  options: MapOptions,
  collector: PreviewCollector,
): Promise<ExitCode> {
  const mapOne = createMapper(options);
  const told = {
    ...(json === undefined ? {} : { json }),
    verb: 'mapped' as const,
    onProblem: collector.addProblem.bind(collector),
  };
  return forEachEvent(context, input, told, (event, line) => {
    try {
      const result = mapOne(event);
      collector.add(event, result);
      const fate = result.skipped === undefined ? 'done' : 'skipped';
      return Promise.resolve({ fate, problems: problemsOfResult(line, event, result) });
    } catch (error) {
      return Promise.resolve({ fate: 'failed', problems: [problemOfError(line, event, error)] });
    }
  });
}

function openRest(apiKey: string, url: string): RestClient {
  try {
    return createRestClient({ apiKey, url });
  } catch (error) {
    throw error instanceof ClientError ? new UsageError(error.message, error) : error;
  }
}
