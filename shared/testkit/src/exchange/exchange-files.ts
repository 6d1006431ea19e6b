import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { scanFixture } from '../scrub/scan';
import type { ScanOptions } from '../scrub/scan';
import type { Exchange, ExchangeAnswer, ExchangeRequest } from './exchange';
import { ExchangeError } from './exchange-error';
import { readExchange } from './read-exchange';

const UNFINISHED = '.unfinished';

/**
 * Reads every exchange in a folder, in alphabetical order.
 *
 * @throws {ExchangeError} for the first broken one, and for a file left behind by an interrupted write.
 */
export function loadExchanges(folder: string): Exchange[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      if (file.endsWith(UNFINISHED))
        throw new ExchangeError(file, '', 'was left behind by an interrupted write. Delete it.');
      if (!file.endsWith('.json'))
        throw new ExchangeError(file, '', 'is not an exchange: those are JSON files.');
      return readExchange(readFileSync(join(folder, file), 'utf8'), file);
    });
}

/**
 * Reads one exchange by name.
 *
 * @throws {ExchangeError} when it does not exist, or is broken.
 */
export function loadExchange(folder: string, name: string): Exchange {
  const file = `${name}.json`;
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(join(folder, file)))
    throw new ExchangeError(file, '', 'does not exist.');
  return readExchange(readFileSync(join(folder, file), 'utf8'), file);
}

/** How exchanges are written. */
export interface WriteOptions extends ScanOptions {
  /** Formats JSON as this repository does. */
  format: (json: string) => string | Promise<string>;
}

/**
 * Writes all exchanges or none: every one is scanned and read back first, and an old file stays until the new one is complete.
 *
 * @throws {ExchangeError} when the scan finds something that must not be written, or an exchange cannot be read back.
 */
export async function writeExchanges(
  folder: string,
  exchanges: readonly Exchange[],
  { format, ...scan }: WriteOptions,
): Promise<void> {
  const files = await Promise.all(
    exchanges.map(async (exchange) => {
      const file = `${exchange.name}.json`;
      assertClean(exchange, file, scan);
      const text = await format(serialiseExchange(exchange));
      readExchange(text, file);
      return { file, text };
    }),
  );
  for (const { file, text } of files) writeWhole(join(folder, file), text);
}

function assertClean(exchange: Exchange, file: string, scan: ScanOptions): void {
  const [first] = scanFixture(JSON.parse(serialiseExchange(exchange)), scan);
  if (first === undefined) return;
  const what = first.kind === 'secret' ? 'a key' : `a real ${first.kind} (${first.hint})`;
  throw new ExchangeError(file, first.pointer, `was not written: it holds what looks like ${what}.`);
}

/** An exchange as JSON text, with its fields always in the same order. Empty ones are omitted. */
export function serialiseExchange(exchange: Exchange): string {
  const { title, description, provenance, source, sandboxOnly, before, fault, request, answer } = exchange;
  const { outcome, differences, recording } = exchange;
  return JSON.stringify(
    {
      title,
      description,
      provenance,
      source,
      sandboxOnly,
      before: before.length === 0 ? undefined : before.map(orderedRequest),
      fault,
      request: orderedRequest(request),
      answer: answer === undefined ? undefined : orderedAnswer(answer),
      outcome,
      differences: Object.keys(differences).length === 0 ? undefined : differences,
      recording,
    },
    undefined,
    2,
  );
}

function orderedRequest({ to, method, path, query, headers, json, text }: ExchangeRequest): object {
  return { to, method, path, query, headers, json, text };
}

function orderedAnswer({ status, headers, json, text }: ExchangeAnswer): object {
  return { status, headers, json, text };
}

function writeWhole(file: string, text: string): void {
  const unfinished = `${file}${UNFINISHED}`;
  try {
    const descriptor = openSync(unfinished, 'w');
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
