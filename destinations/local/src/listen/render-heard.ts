import { recordOf } from '../cli/json/records';
import type { Colors } from 'picocolors/types';
import { PLATFORM_NAMES } from '../cli/platforms';
import { printable, printableJson, printableSentence } from '../cli/text/printable';
import { callIfKnown } from '../events/problem';
import type { Heard } from './start-listener';

const LONGEST_NAME = 40;

/**
 * One line about a received event: platform, call, name, outcome, and what went out or why nothing did.
 *
 * @param width The terminal's, in columns.
 */
export function renderHeard({ platform, event, delivery }: Heard, width: number, colours: Colors): string {
  const { kind, requests, reason } = delivery;
  const paint = { delivered: colours.green, skipped: colours.cyan, failed: colours.red }[kind];
  const call = [callIfKnown(event) ?? 'event', nameOf(event)].filter((part) => part !== '').join(' ');
  const head = `${PLATFORM_NAMES[platform]} ${printable(call)} → `;
  const bodies = requests.map(({ body }) => printableJson(JSON.stringify(body ?? null)));
  const rest = reason === undefined ? bodies.join(' ') : printableSentence(reason);
  const room = Math.max(width - head.length - kind.length - 1, 0);
  return `${head}${paint(kind)} ${colours.dim(rest.slice(0, room))}`.trimEnd();
}

/** The name of a track call, a page or a screen. */
function nameOf(event: unknown): string {
  const { event: track, name: page } = recordOf(event) ?? {};
  const name = track ?? page;
  return typeof name === 'string' ? JSON.stringify(name.slice(0, LONGEST_NAME)) : '';
}
