import type { SandboxState } from '@encharge-destinations/sandbox';
import type { TimelineEntry } from '../api';

/** Events, newest first. */
export function eventEntries(events: SandboxState['events']): TimelineEntry[] {
  return newestFirst(
    events.map(({ id, name, person, at, properties }) => ({
      id,
      title: name,
      person,
      at,
      value: properties,
    })),
  );
}

/** Page visits, newest first. */
export function visitEntries(visits: SandboxState['visits']): TimelineEntry[] {
  return newestFirst(
    visits.map(({ id, person, at, page, properties }) => ({
      id,
      title: visitTitle(page, properties),
      person,
      at,
      value: { ...page, ...properties },
    })),
  );
}

/** Events and page visits in one list, newest first. */
export function feedEntries({ events, visits }: Pick<SandboxState, 'events' | 'visits'>): TimelineEntry[] {
  const visited = visitEntries(visits).map((one) => ({ ...one, title: `Visited ${one.title}` }));
  return newestFirst([...visited, ...eventEntries(events)].reverse());
}

/** By event time; of two with the same time, the later arrival comes first. */
function newestFirst(entries: readonly TimelineEntry[]): TimelineEntry[] {
  return [...entries].reverse().sort((one, other) => timeOf(other) - timeOf(one));
}

/** An invalid time counts as the oldest. */
function timeOf({ at }: TimelineEntry): number {
  const time = Date.parse(at);
  return Number.isNaN(time) ? -8.64e15 : time;
}

/** A visit's title: the page's title, name or URL. */
function visitTitle(page: Record<string, unknown>, properties: Record<string, unknown>): string {
  const names = [properties['name'], page['title'], page['url'], page['path']];
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? 'A page';
}
