import { pick } from '../random';
import type { Random } from '../random';

const BASE = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const DAY_MS = 86_400_000;

/** The clock for generated events: the newest of them are a few days old. */
export const MESSY_NOW = BASE + 3 * DAY_MS;

const WRITERS: readonly ((date: Date) => unknown)[] = [
  (date) => date.toISOString(),
  (date) => date.toISOString().replace('Z', '+02:00'),
  (date) => date.toISOString().replace('Z', ''),
  (date) => date.toISOString().replace('.678Z', 'Z'),
  // Postgres, MySQL, BigQuery, .NET.
  (date) => date.toISOString().replace('T', ' ').replace('.678Z', ''),
  (date) => date.toISOString().replace('T', ' ').replace('Z', ' UTC'),
  (date) => date.toISOString().replace('T', ' ').replace('Z', '+00'),
  (date) => date.toISOString().replace('T', ' ').replace('Z', '123456+00'),
  (date) => date.toISOString().replace('T', ' ').replace('Z', '1234567 UTC'),
  (date) => date.toISOString().replace('Z', '1234567Z'),
  (date) => date.toISOString().replace('T', ' ').replace('Z', '-05'),
  (date) => date.getTime(),
  (date) => Math.floor(date.getTime() / 1000),
  (date) => String(date.getTime()),
  (date) => String(Math.floor(date.getTime() / 1000)),
];

const UNREADABLE: readonly unknown[] = ['yesterday', 'garbage', '2026-02-30T10:00:00Z', '01/02/2026'];

/** A recent time as programs and databases write it; sometimes unreadable. */
export function messyTime(random: Random): unknown {
  const dice = random();
  if (dice < 0.1) return pick(random, UNREADABLE);
  if (dice < 0.15) return pick(random, ['', null]);
  const age = random() < 0.5 ? Math.floor(random() * 2) : 40 + Math.floor(random() * 1000);
  return pick(random, WRITERS)(new Date(BASE - age * DAY_MS));
}

/** A person's date: besides the forms in events, dates without a time, from long ago, and empty ones. */
export function messyDate(random: Random, field: string): unknown {
  const dice = random();
  if (dice < 0.1) return pick(random, ['0001-01-01T00:00:00Z', 0]);
  if (dice < 0.2) return '1999-12-31';
  if (field === 'birthday' && dice < 0.5) return pick(random, [31_536_000_000, -631_152_000, 631_152_000]);
  return messyTime(random);
}
