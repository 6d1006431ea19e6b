import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '../../shared/testkit/src/events/random';

/** A person's expected final state. */
export interface ExpectedPerson {
  userId: string;
  email: string;
  /** The step of the last identify call. */
  step: number;
}

/** The expected state once everything is delivered: computed beside the events, by none of the code that delivers them. */
export interface Expected {
  people: Map<string, ExpectedPerson>;
  /** Step of the event → email of its person. */
  events: Map<number, string>;
  /** `externalId` → the step of the last group call, and the emails of its people. */
  objects: Map<string, { step: number; people: Set<string> }>;
  /** All events. */
  total: number;
}

const FILES = 8;

/**
 * Writes a made-up history like an export: several files, some gzipped, one a list. Every event carries a unique number, so that its
 * arrival can be counted.
 */
export function writeHistory(folder: string, events: number, seed: number): Expected {
  const random = seededRandom(seed);
  const pick = (most: number): number => Math.floor(random() * most);
  const people: { key: string; userId: string; step: number; aliases: number }[] = [];
  const most = {
    people: Math.max(20, Math.floor(events / 10)),
    objects: Math.max(5, Math.floor(events / 200)),
  };
  const expected: Expected = { people: new Map(), events: new Map(), objects: new Map(), total: events };
  const lines: string[] = [];
  for (let step = 1; step <= events; step += 1) {
    const chance = random();
    const isNew = people.length === 0 || (people.length < most.people && chance < 0.2);
    const person = isNew
      ? { key: `p${people.length}`, userId: `p${people.length}`, step, aliases: 0 }
      : (people[pick(people.length)] as (typeof people)[number]);
    if (isNew) people.push(person);
    const email = `${person.key}@example.com`;
    const at = { timestamp: new Date(Date.UTC(2026, 0, 1) + step * 1000).toISOString() };
    if (isNew || chance < 0.5) {
      person.step = step;
      lines.push(JSON.stringify({ type: 'identify', userId: person.userId, traits: { email, step }, ...at }));
    } else if (chance < 0.85) {
      expected.events.set(step, email);
      lines.push(
        JSON.stringify({ type: 'track', event: 'Step', userId: person.userId, properties: { step }, ...at }),
      );
    } else if (chance < 0.95) {
      const groupId = `g${pick(most.objects)}`;
      const object = expected.objects.get(groupId) ?? { step, people: new Set<string>() };
      object.step = step;
      object.people.add(email);
      expected.objects.set(groupId, object);
      lines.push(
        JSON.stringify({ type: 'group', userId: person.userId, groupId, traits: { employees: step }, ...at }),
      );
    } else {
      const previousId = person.userId;
      person.aliases += 1;
      person.userId = `${person.key}-${person.aliases}-${step}`;
      lines.push(JSON.stringify({ type: 'alias', previousId, userId: person.userId, ...at }));
    }
  }
  for (const { key, userId, step } of people) {
    const email = `${key}@example.com`;
    expected.people.set(email, { userId, email, step });
  }
  writeFiles(folder, lines);
  return expected;
}

function writeFiles(folder: string, lines: readonly string[]): void {
  const perFile = Math.ceil(lines.length / FILES);
  for (let file = 0; file < FILES; file += 1) {
    const part = lines.slice(file * perFile, (file + 1) * perFile);
    const day = join(folder, 'source', `2026-01-${String(file + 1).padStart(2, '0')}`);
    mkdirSync(day, { recursive: true });
    const text = part.map((line) => `${line}\n`).join('');
    if (file === 1) writeFileSync(join(day, '1.json'), `[${part.join(',\n')}]`);
    else if (file % 2 === 0) writeFileSync(join(day, '1.json.gz'), gzipSync(text));
    else writeFileSync(join(day, '1.ndjson'), text);
  }
}
