import { isRecord } from '../../cli/json/records';
import type { Json, PastedEvents } from '../api';
import { depthOf } from '../../cli/json/json-fault';
import { LONGEST_EVENT, tooLong } from '../requests/longest-event';

const DEEPEST = 500;
/** For more events, use a file and the command line. */
const MOST_EVENTS = 200;
const UNREADABLE =
  'There is no readable event in this. Paste an event as JSON, a list of events, or a call such as analytics.track("Signed Up", { plan: "pro" }).';

/** The events in a text that is not a single JSON event: a list, a batch, JSON lines, SDK calls, or an object in code. No code is run. */
export async function readPasted(text: string): Promise<PastedEvents | { problem: string }> {
  if (text.length > LONGEST_EVENT) return { problem: tooLong(text.length) };
  if (depthOf(text) > DEEPEST) return { problem: `This is nested deeper than ${DEEPEST} levels.` };
  const found = (await read(text)) ?? (await straightened(text));
  if (found === undefined) return { problem: UNREADABLE };
  if (found.events.length <= MOST_EVENTS) return found;
  const note = `These are the first ${MOST_EVENTS} of ${found.events.length} events. For a whole file use the command line.`;
  return { events: found.events.slice(0, MOST_EVENTS), note };
}

async function read(text: string): Promise<PastedEvents | undefined> {
  return inJson(text) ?? (await import('#workbench/pasted/read-code')).readCode(text);
}

/** Word processors and chats turn straight quotes into curly ones. */
async function straightened(text: string): Promise<PastedEvents | undefined> {
  const straight = text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'");
  const found = straight === text ? undefined : await read(straight);
  if (found === undefined) return undefined;
  const note = ['Curly quotation marks were read as straight ones.', found.note].filter(Boolean).join(' ');
  return { ...found, note };
}

function inJson(text: string): PastedEvents | undefined {
  const whole = parsed(text);
  if (whole === undefined) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return listOf(lines.map(parsed));
  }
  if (Array.isArray(whole)) return listOf(whole);
  if (!isRecord(whole)) return undefined;
  return Array.isArray(whole['batch']) ? listOf(whole['batch']) : { events: [whole] };
}

function listOf(values: readonly (Json | undefined)[]): PastedEvents | undefined {
  const events = values.flatMap((value) => (isRecord(value) ? [value] : []));
  return events.length > 0 && events.length === values.length ? { events } : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
