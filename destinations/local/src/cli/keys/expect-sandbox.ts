import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../file-error';
import type { Io } from '../io';
import { parseJson } from '../json/parse-json';
import { recordOf } from '../json/records';
import { UsageError } from '../usage-error';
import type { SendTarget } from './send-target';

/** How a sandbox identifies itself below `/_sandbox/`. */
const SIGNATURE = 'encharge-destinations sandbox';
const TIMEOUT_MS = 5000;
const AGAIN_AFTER_MS = 100;
/** The errors when a restarting server cuts an open request. */
const CUT = ['ECONNRESET', 'UND_ERR_SOCKET'];

/** A sandbox that answered. */
export interface FoundSandbox {
  /** How many flags it has raised so far. */
  flags: number;
}

/**
 * Makes sure that a sandbox answers at the given URL. Any other server there must not get people's data, and retrying for a while, as with
 * Encharge, would only hide that no sandbox runs.
 *
 * @param patienceMs How long it may be absent, because a sandbox may be restarting.
 * @returns `undefined` for Encharge itself.
 * @throws {UsageError} with the command that starts one.
 */
export async function expectSandbox(
  io: Pick<Io, 'program'>,
  target: SendTarget,
  patienceMs = 0,
): Promise<FoundSandbox | undefined> {
  if (!target.isLocal) return undefined;
  const { origin, port } = new URL(target.ingestUrl);
  const start = `${io.program} sandbox --port ${port === '' ? 80 : port}`;
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = await askSandbox(target);
    const isOver = performance.now() >= end;
    if (found === 'other' || (found === 'cut' && isOver))
      throw new UsageError(
        `The server at ${origin} is not a sandbox; nothing was sent to it. Start a sandbox on another port: ${io.program} sandbox --port 0`,
      );
    if (typeof found === 'object') return found;
    if (isOver)
      throw new UsageError(`No sandbox listens on ${origin}. Start one in another terminal: ${start}`);
    await wait(AGAIN_AFTER_MS);
  }
}

/** Asks whether a sandbox is there. Sends no key and no event data. */
export async function askSandbox({
  ingestUrl,
}: SendTarget): Promise<FoundSandbox | 'nobody' | 'cut' | 'other'> {
  try {
    const answer = await fetch(new URL('/_sandbox/', ingestUrl), {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const parsed = parseJson(await answer.text());
    const index = recordOf(parsed.ok ? parsed.value : undefined);
    const flags = recordOf(index?.['totals'])?.['flags'];
    return index?.['server'] === SIGNATURE ? { flags: typeof flags === 'number' ? flags : 0 } : 'other';
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    const code = codeOf(cause);
    if (code === 'ECONNREFUSED') return 'nobody';
    return CUT.includes(code) ? 'cut' : 'other';
  }
}
