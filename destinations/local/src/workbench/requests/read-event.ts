import { isRecord } from '../../cli/json/records';
import { depthOf, jsonFault } from '../../cli/json/json-fault';
import type { Json } from '../api';
import { LONGEST_EVENT, tooLong } from './longest-event';

const DEEPEST = 500;

/** The event in a text, or the reason there is none. */
export type ReadEvent = { event: Json } | { problem: { message: string; line?: number; column?: number } };

/** Reads an event as typed. */
export function readEvent(text: string): ReadEvent {
  if (text.trim() === '')
    return { problem: { message: 'There is no event. Paste one, or choose an example.' } };
  if (text.length > LONGEST_EVENT) return { problem: { message: tooLong(text.length) } };
  if (depthOf(text) > DEEPEST)
    return { problem: { message: `This text is nested deeper than ${DEEPEST} levels; no event is.` } };
  let event: Json;
  try {
    event = JSON.parse(text) as Json;
  } catch {
    return { problem: jsonFault(text) ?? { message: 'This text is not valid JSON.' } };
  }
  if (isRecord(event)) return { event };
  const message = Array.isArray(event)
    ? 'This is a list. The workbench shows one event at a time: an object.'
    : 'An event is a JSON object; this is not one.';
  return { problem: { message, line: 1, column: text.search(/\S/) + 1 } };
}
