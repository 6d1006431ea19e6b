import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Context } from '../cli/context';
import { EXIT } from '../cli/exit-codes';
import type { ExitCode } from '../cli/exit-codes';
import type { DeliveredEvent } from './deliver-event';
import { renderChecks, renderErasure, renderEvent, renderHeading, renderState } from './render-demo';
import { runJourneys } from './run-journeys';

/** Shows the demo while it runs, and its findings. */
export async function showDemo(context: Context, sandbox: Sandbox, isJson: boolean): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const width = io.columns.stdout;
  const paint = colours.out;
  let platform: string | undefined;
  const progress = (text: string): void => void err.line(colours.err.dim(text));
  const onEvent = async (event: DeliveredEvent): Promise<void> => {
    if (isJson) return;
    if (event.platform !== platform) await out.line(renderHeading(event, paint));
    platform = event.platform;
    await out.line(renderEvent(event, width, paint));
  };
  const report = await runJourneys(sandbox, progress, onEvent);
  if (isJson) await out.line(JSON.stringify(report, null, 2));
  else {
    await out.line(renderErasure(report.erasure, paint));
    await out.line(renderState(report.state, width, paint));
    await out.line(renderChecks(report.checks, paint));
  }
  return report.isRight ? EXIT.ok : EXIT.failed;
}
