import type { MapOptions } from '@encharge-destinations/core';
import { ClientError, createRestClient } from '@encharge-destinations/client';
import type { RestClient } from '@encharge-destinations/client';
import { findKey, keyInEnvironment } from '../cli/keys/keys';
import type { Context } from '../cli/context';
import type { ExitCode } from '../cli/exit-codes';
import { mapEvents } from '../events/map-events';
import { describeLeftOut } from '../events/left-out';
import { closeSource } from '../events/inputs/source';
import type { InputFlags, Source } from '../events/inputs/source';
import { openMapper } from '../events/open-mapper';
import type { Mapper } from '../events/open-mapper';
import { PEOPLE_CALLS } from '../events/select-events';
import type { Selection } from '../events/select-events';
import { selectionOf, Selector } from '../events/selection';
import type { SelectionFlags } from '../events/selection';
import type { MappingFlags } from '../cli/flags/map-options';
import { expectSandbox } from '../cli/keys/expect-sandbox';
import { readTarget } from '../cli/keys/send-target';
import { UsageError } from '../cli/usage-error';
import { countNewPeople, readAccount } from './account';
import { PreviewCollector } from './collector';
import { previewReport } from './preview-report';
import { renderPreview } from './render-preview';

/** Options of `preview`. */
export interface PreviewFlags extends MappingFlags, InputFlags, SelectionFlags {
  to?: string;
  tags?: true;
  json?: true;
}

/**
 * Reports what sending these events would do. Sends nothing to Ingest.
 *
 * @param options How they are mapped.
 * @throws {UsageError} when a required key is missing.
 */
export async function previewEvents(
  context: Context,
  source: Source,
  flags: PreviewFlags,
  options: MapOptions,
): Promise<ExitCode> {
  const { io } = context;
  const selection = selectionOf(flags);
  const isKeyGiven = keyInEnvironment(io, 'apiKey') !== '';
  const place = flags.to ?? (isKeyGiven ? 'live' : undefined);
  const target = place === undefined ? undefined : readTarget(place);
  const mapper = await openMapper(flags.platform, options);
  let rest: RestClient | undefined;
  try {
    if (target !== undefined) {
      await expectSandbox(io, target);
      rest = openRest(await findKey(io, 'apiKey', target, source.digest === undefined), target.restUrl);
    }
    return await previewAll(context, source, { flags, selection, mapper, rest });
  } finally {
    await mapper.close();
    closeSource(source);
    await rest?.close();
  }
}

async function previewAll(
  context: Context,
  source: Source,
  {
    flags,
    selection,
    mapper,
    rest,
  }: { flags: PreviewFlags; selection: Selection; mapper: Mapper; rest: RestClient | undefined },
): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const selector = new Selector(selection, flags.limit);
  // First, so that a rejected key ends the preview before a long input is read.
  const account = rest === undefined ? undefined : await readAccount(rest, io.random);
  const collector = new PreviewCollector();
  const code = await mapEvents(
    context,
    source,
    mapper,
    {
      json: flags.json,
      select: selector.select,
      onProblem: (problem) => collector.addProblem(problem),
    },
    (result, { event }) => collector.add(event, result),
  );
  const people = collector.people.distinct();
  const newPeople = rest === undefined ? undefined : await countNewPeople(rest, people, io.random);
  const report = previewReport(collector, people.length, {
    account,
    newPeople,
    columns: source.csv?.columns,
    namesTags: flags.tags === true,
    leftOut: selector.leftOut,
  });
  await out.line(
    flags.json === true
      ? JSON.stringify(report, null, 2)
      : renderPreview(report, io.columns.stdout, colours.out),
  );
  if (flags.json !== true)
    for (const text of describeLeftOut(selector.leftOut, selection.calls === PEOPLE_CALLS))
      await err.line(text);
  return code;
}

function openRest(apiKey: string, url: string): RestClient {
  try {
    return createRestClient({ apiKey, url });
  } catch (error) {
    throw error instanceof ClientError ? new UsageError(error.message, error) : error;
  }
}
