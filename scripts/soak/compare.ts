import type { SandboxState } from '../../shared/sandbox/src';
import type { Expected } from './history';

/** Where the sandbox differs from the expected state; empty when nothing is missing or wrong. */
export function compare(state: SandboxState, expected: Expected): string[] {
  const faults: string[] = [];
  const emails = new Map(state.people.map(({ id, email }) => [id, email]));
  const people = new Map(state.people.map((person) => [person.email, person]));
  for (const [email, { userId, step }] of expected.people) {
    const found = people.get(email);
    if (found === undefined) faults.push(`missing: ${email}`);
    else if (found.userId !== userId)
      faults.push(`${email} has the id ${found.userId ?? 'none'}, not ${userId}`);
    else if (found.fields['step'] !== step)
      faults.push(`${email} is of step ${String(found.fields['step'])}, not ${step}`);
  }
  if (state.people.length !== expected.people.size)
    faults.push(`${state.people.length} people instead of ${expected.people.size}`);

  const arrived = new Map(
    state.events.map(({ properties, person }) => [properties['step'], emails.get(person)]),
  );
  for (const [step, email] of expected.events) {
    if (!arrived.has(step)) faults.push(`missing: event of step ${step}`);
    else if (arrived.get(step) !== email) faults.push(`the event of step ${step} is another person's`);
  }
  if (arrived.size !== expected.events.size)
    faults.push(`${arrived.size} different events instead of ${expected.events.size}`);

  const objects = new Map(state.objects.map((object) => [object.externalId, object]));
  for (const [id, { step, people: members }] of expected.objects) {
    const found = objects.get(id);
    const associated = new Set(found?.people.map((person) => emails.get(person)));
    if (found === undefined) faults.push(`missing: object ${id}`);
    else if (found.fields['employees'] !== step)
      faults.push(`object ${id} is of step ${String(found.fields['employees'])}, not ${step}`);
    else if (associated.size !== members.size || [...members].some((email) => !associated.has(email)))
      faults.push(`object ${id} has other people than it must have`);
  }
  if (state.objects.length !== expected.objects.size)
    faults.push(`${state.objects.length} objects instead of ${expected.objects.size}`);
  return faults;
}
