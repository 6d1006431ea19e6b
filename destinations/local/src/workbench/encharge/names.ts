import type { SandboxPerson } from '@encharge-destinations/sandbox';

/** A person's name, or else the best identity. */
export function nameOf(person: SandboxPerson): string {
  const { firstName, lastName, name } = person.fields;
  const parts = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '');
  if (parts.length > 0) return parts.join(' ');
  if (typeof name === 'string' && name !== '') return name;
  return identityOf(person) ?? `Person ${person.id}`;
}

/** The email, or the best other id. */
export function identityOf({ email, userId, segmentAnonymousId }: SandboxPerson): string | undefined {
  return email ?? userId ?? segmentAnonymousId;
}
