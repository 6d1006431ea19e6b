import type { MapOptions } from '@encharge-destinations/core';
import type { Context } from '../../cli/context';
import { EXIT } from '../../cli/exit-codes';
import type { ExitCode } from '../../cli/exit-codes';
import type { ReadEvent } from '../../events/entry';
import { explainRead } from './explain-event';
import { findScenario } from './find-scenario';
import type { Platform } from '../../cli/platforms';
import { readMapping } from '../../cli/flags/map-options';
import type { MappingFlags } from '../../cli/flags/map-options';
import { openInput } from '../../events/inputs/open-input';
import { FIXTURES_FOLDER } from '../../cli/package-folders';
import { readOneEvent } from '../../events/read/read-one-event';
import { renderExplanation } from './render-explanation';
import { UsageError } from '../../cli/usage-error';

/** Options of `explain`. */
export interface ExplainFlags extends MappingFlags {
  platform: Platform | 'direct';
  json?: true;
  scenario?: string;
}

/** Explains one event in full. */
export async function runExplain(
  { io, out, err, colours }: Context,
  file: string | undefined,
  flags: ExplainFlags,
): Promise<ExitCode> {
  if (flags.scenario !== undefined && file !== undefined)
    throw new UsageError('Give a file or --scenario, not both.');
  const { options: given, note } = await readMapping(flags, io.now());
  const scenario =
    flags.scenario === undefined ? undefined : await findScenario(FIXTURES_FOLDER, flags.scenario);
  const read: ReadEvent = scenario ?? (await readOneEvent(await openInput(io, file)));
  // Command-line options win over the scenario's.
  const explanation = await explainRead(read, flags.platform, {
    ...given,
    ...scenario?.options,
    ...chosen(flags, given),
  });
  if (scenario !== undefined && flags.json !== true)
    await out.line(`${colours.out.bold(scenario.title)}\n${scenario.description}\n`);
  await out.line(
    flags.json === true
      ? JSON.stringify(explanation, null, 2)
      : renderExplanation(explanation, io.columns.stdout, colours.out),
  );
  if (note !== undefined && flags.json !== true) await err.line(note);
  return explanation.error === undefined ? EXIT.ok : EXIT.failed;
}

/** The options that the command line sets: everything in a file, and the dialect, which a platform also sets. */
function chosen(flags: ExplainFlags, given: MapOptions): MapOptions {
  if (flags.options !== undefined) return given;
  const { dialect } = given;
  return dialect === undefined ? {} : { dialect };
}
