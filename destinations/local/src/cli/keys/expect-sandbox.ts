import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../file-error';
import type { Io } from '../io';
import { parseJson } from '../json/parse-json';
import { recordOf } from '../json/records';
import { UsageError } from '../usage-error';
import type { SendTarget } from './send-target';

/** What a sandbox says of itself below `/_sandbox/`. */
const SIGNATURE = 'encharge-destinations sandbox';
const TIMEOUT_MS = 5000;
const AGAIN_AFTER_MS = 100;
/** What a server that is being started anew does to a question that is under way. */
const CUT = ['ECONNRESET', 'UND_ERR_SOCKET'];

/** A sandbox that answered. */
export interface FoundSandbox {
  /** How many flags it has raised so far. */
  flags: number;
}

/**
 * Makes sure that a sandbox answers where one was named: anything else that listens there must not get people's data, and to try again for a
 * while, as with Encharge, would only hide that none was started.
 *
 * @param patienceMs For how long nobody may be there, because a sandbox is being started anew.
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
        `Something answers at ${origin}, but it is not a sandbox, and got nothing. Start a sandbox on another port: ${io.program} sandbox --port 0`,
      );
    if (typeof found === 'object') return found;
    if (isOver)
      throw new UsageError(`No sandbox listens on ${origin}. Start one in another terminal: ${start}`);
    await wait(AGAIN_AFTER_MS);
  }
}

/** Asks whether a sandbox is there. Carries no key and nothing of an event. */
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
