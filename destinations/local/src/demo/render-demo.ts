import type { Colors } from 'picocolors/types';
import { count } from '../cli/count';
import { PLATFORM_NAMES } from '../cli/platforms';
import { printableJson } from '../cli/text/printable';
import { renderTable } from '../cli/text/table';
import type { Check } from './check-demo';
import type { DeliveredEvent } from './deliver-event';
import type { DemoState } from './describe-state';
import type { Erasure } from './erase';

const CALL_WIDTH = 9;
const MARK = { right: '✓', wrong: '✗' };

/** The heading of one platform's journey. */
export function renderHeading({ platform, dialect }: DeliveredEvent, colours: Colors): string {
  const other = platform === 'segment' ? 'rudderstack' : 'segment';
  const names = `${PLATFORM_NAMES[platform]}'s SDK → ${PLATFORM_NAMES[platform]}'s adapter → Encharge, ${dialect} dialect`;
  return `\n${colours.bold(names)}\n${colours.dim(`each event also through ${PLATFORM_NAMES[other]}'s adapter, in both dialects, for comparison`)}`;
}

/** One event: call → same on both → outcome, with the payload below. */
export function renderEvent(event: DeliveredEvent, width: number, colours: Colors): string {
  const { call, title, payloads, same, isExpected } = event;
  const isSame = same.documented && same.segment;
  const agreement = isSame ? colours.green('same on both') : colours.red(differing(same));
  const mark = isExpected && isSame ? colours.green(MARK.right) : colours.red(MARK.wrong);
  const first = `${mark} ${colours.bold(call.padEnd(CALL_WIDTH))} ${title}  ${colours.dim('·')} ${agreement} ${colours.dim('·')} ${outcome(event, colours)}`;
  const bodies = payloads.map((payload) =>
    colours.dim(fit(`  → ${printableJson(JSON.stringify(payload))}`, width)),
  );
  const reason = event.kind === 'delivered' ? [] : [colours.dim(fit(`  ${event.reason ?? ''}`, width))];
  return [first, ...bodies, ...reason].join('\n');
}

/** The erasure through the REST API. */
export function renderErasure({ request, status, message, isGone }: Erasure, colours: Colors): string {
  const mark = isGone ? colours.green(MARK.right) : colours.red(MARK.wrong);
  const result = isGone
    ? colours.green(`${status}: the person and their events are gone`)
    : colours.red(message);
  return `\n${colours.bold('Erasure through the REST API')}\n${mark} ${request}\n  → ${result}`;
}

/** The people, objects, tags and events in Encharge. */
export function renderState({ people, objects, tags }: DemoState, width: number, colours: Colors): string {
  const table = (headings: string[], rows: string[][]): string =>
    renderTable(
      headings.map((heading) => ({ heading, hasWords: true })),
      rows,
      width,
      colours.dim,
    );
  return [
    `\n${colours.bold('What Encharge holds now')}`,
    table(
      ['person', 'fields and tags', 'events and visits'],
      people.map((person) => [
        `${person.userId} ${person.email}`,
        `${fieldList(person.fields)}; tags: ${person.tags.join(', ')}`,
        [...counted(person.events), ...person.visits.map((url) => `visit ${url}`)].join(', '),
      ]),
    ),
    table(
      ['object', 'fields', 'people'],
      objects.map((object) => [
        `${object.objectType} ${object.externalId}`,
        fieldList(object.fields),
        object.people.join(', '),
      ]),
    ),
    ` ${colours.dim('tags')}  ${tags.join(', ')}`,
  ].join('\n');
}

/** The checks, and a last line that says whether all passed. */
export function renderChecks(checks: readonly Check[], colours: Colors): string {
  const lines = checks.flatMap(({ title, isRight, details }) => [
    `${isRight ? colours.green(MARK.right) : colours.red(MARK.wrong)} ${title}`,
    ...details.map((detail) => `    ${detail}`),
  ]);
  const failed = checks.filter(({ isRight }) => !isRight).length;
  const verdict =
    failed === 0
      ? colours.green(`All ${checks.length} checks hold.`)
      : colours.red(`${failed} of ${checks.length} checks do not hold.`);
  return [`\n${colours.bold('Checked')}`, ...lines, verdict].join('\n');
}

function outcome({ kind, statuses, isExpected }: DeliveredEvent, colours: Colors): string {
  if (kind === 'delivered') return colours.green(`delivered ${statuses.join(', ')}`);
  return isExpected ? colours.cyan('left out by design') : colours.red(kind);
}

function differing(same: DeliveredEvent['same']): string {
  const dialects = (['documented', 'segment'] as const).filter((dialect) => !same[dialect]);
  return `differs in ${dialects.join(' and ')}`;
}

function fieldList(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function counted(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) count(counts, name);
  return [...counts].map(([name, times]) => (times === 1 ? name : `${name} × ${times}`));
}

function fit(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
