import type { SandboxPerson } from '@encharge-destinations/sandbox';
import { nameOf } from './names';

/** A person never changes within a state, so each is read once, however many letters are typed. */
const texts = new WeakMap<SandboxPerson, string>();

/**
 * The people that match every word: in the name, an id, a tag, or a field's value.
 *
 * @param people In any order; the answer keeps it.
 */
export function searchPeople(people: readonly SandboxPerson[], search: string): readonly SandboxPerson[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return people;
  return people.filter((person) => {
    const text = textOf(person);
    return words.every((word) => text.includes(word));
  });
}

function textOf(person: SandboxPerson): string {
  const known = texts.get(person);
  if (known !== undefined) return known;
  const { email, userId, segmentAnonymousId, tags, fields } = person;
  const values = Object.values(fields).map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  const text = [nameOf(person), email, userId, segmentAnonymousId, ...tags, ...values]
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
  texts.set(person, text);
  return text;
}
