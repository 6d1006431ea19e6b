import type { MapOptions } from '@encharge-destinations/core';
import { pick } from '../random';
import type { Random } from '../random';
import { MESSY_NOW } from './times';

const RENAMES = [
  { from: 'traits.crmId', to: 'userId' },
  { from: 'properties.crmId', to: 'userId' },
  { from: 'context.traits.mail', to: 'email' },
  { from: 'properties.contact', to: 'email' },
  { from: 'traits.opted_out', to: 'unsubscribed' },
  { from: 'properties.coupon', to: 'lastCoupon' },
  { from: '$.context.locale', to: 'locale' },
  { from: 'traits.prefs.theme', to: 'theme' },
] as const;

const NAMES: readonly string[] = [
  ...['firstName', 'firstname', 'first_name', 'address', 'city', 'postcode', 'postalCode', 'street'],
  ...['company', 'plan', 'country', 'ip', 'manager', 'createdAt', 'lastName', 'theme'],
];

/** Valid options for the events of `messyEvent`; the caller sets the dialect. */
export function messyOptions(random: Random): MapOptions {
  const has = (): boolean => random() < 0.2;
  return {
    ...(has() ? { emailOnEvents: 'withoutUserId' } : {}),
    ...(has() ? { emailFromProperties: 'never' } : {}),
    ...(has() ? { anonymous: pick(random, ['skip', 'send']) } : {}),
    ...(has() ? { pages: 'event' } : {}),
    ...(random() < 0.1 ? { objectType: 'account' } : {}),
    ...(has()
      ? {
          tagRules: [
            { event: 'Signed Up', tags: 'new, trial' },
            { event: '42', tags: ['answer'] },
          ],
        }
      : {}),
    ...(has() ? { maxEventAge: 30, now: MESSY_NOW } : {}),
    ...(random() < 0.4 ? { rename: RENAMES.filter(() => random() < 0.4).filter(isFirstOfItsField) } : {}),
    ...(has() ? { allow: [...someNames(random), 'tags', 'unsubscribed'] } : {}),
    ...(has() ? { deny: someNames(random) } : {}),
    ...(random() < 0.1 ? { traitsOnEvents: ['plan', 'firstName'] } : {}),
    ...(has() ? { clearOnNull: true } : {}),
    ...(random() < 0.1 ? { sendIp: false } : {}),
  };
}

function someNames(random: Random): string[] {
  const length = 1 + Math.floor(random() * 3);
  return [...new Set(Array.from({ length }, () => pick(random, NAMES)))];
}

function isFirstOfItsField({ to }: { to: string }, index: number, all: readonly { to: string }[]): boolean {
  return all.findIndex((other) => other.to === to) === index;
}
