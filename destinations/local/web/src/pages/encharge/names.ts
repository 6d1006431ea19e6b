import type { EnchargeView } from '../../../../src/workbench/api';

type Person = EnchargeView['people'][number];

/** What a person is called: the name, or else the best identity. */
export function nameOf(person: Person): string {
  const { firstName, lastName, name } = person.fields;
  const parts = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '');
  if (parts.length > 0) return parts.join(' ');
  if (typeof name === 'string' && name !== '') return name;
  return person.email ?? person.userId ?? person.segmentAnonymousId ?? `Person ${person.id}`;
}

/** The same of somebody known by Encharge's own id. */
export function nameOfId(state: EnchargeView, id: string): string {
  const person = state.people.find((one) => one.id === id);
  return person === undefined ? `Person ${id}` : nameOf(person);
}

/** A value of a field as text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A time of day, with the date where it is not today. */
export function timeOf(iso: string, now: Date = new Date()): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const isToday = time.toDateString() === now.toDateString();
  return isToday ? time.toLocaleTimeString() : time.toLocaleString();
}
