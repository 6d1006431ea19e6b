import { pick } from '../random';
import type { Random } from '../random';
import { messyEmail } from './emails';
import { messyTags } from './tags';
import { messyDate } from './times';

/** A person's fields, each with the spellings in SDKs, forms and databases; the first is Encharge's or the CDP's own. */
export const SPELLINGS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  firstName: ['firstName', 'firstname', 'first_name', 'First Name', 'FIRSTNAME', 'FirstName', 'first-name'],
  lastName: ['lastName', 'lastname', 'last_name', 'Last Name', 'LastName'],
  phone: ['phone', 'Phone', 'PHONE'],
  website: ['website', 'Website'],
  company: ['company', 'Company'],
  city: ['city', 'City'],
  postcode: ['postcode', 'postalCode', 'postalcode', 'postal_code', 'Postal Code'],
  createdAt: ['createdAt', 'createdat', 'created_at', 'Created At'],
  trialEnd: ['trialEnd', 'trial_end', 'Trial End'],
  birthday: ['birthday', 'Birthday'],
  unsubscribed: ['unsubscribed', 'Unsubscribed', 'UNSUBSCRIBED'],
  tags: ['tags', 'Tags'],
};

const ADDRESS_KEYS: readonly string[] = [
  ...['street', 'city', 'state', 'postalCode', 'country', 'zip', 'zipCode', 'region'],
  ...['postalcode', 'postal_code', 'Street', 'City', 'floor'],
];

/** What opts a person out, what does not, and what is neither. */
export const OPT_OUTS: readonly unknown[] = [
  ...[true, 'true', 'TRUE', ' True ', 1, '1', 'yes', 'YES', 'y', 't', 'on'],
  ...[false, 'false', 0, '0', 'no', 'off', 'n', 'f'],
  ...['maybe', '', 2, 'unsubscribed', null],
];

/** Traits whose names contain a word for a secret, with typical values. */
export const SECRET_LIKE: readonly (readonly [string, unknown])[] = [
  ['password', 'hunter2'],
  ['userPassword', 'hunter2'],
  ['api_key', 'sk_x'],
  ['accessToken', 'x-1'],
  ['access_key', 'AK-1'],
  ['accessKey', 'AK-1'],
  ['jwt', 'a.b.c'],
  ['otp', '123456'],
  ['iban', 'DE00'],
  ['passport number', 'X1'],
  ['licenseKey', 'L-1'],
  ['license key', 'L-1'],
  ['ssn', '000-00-0000'],
  ['card_number', '4242'],
  ['cvv', '000'],
  ['clientSecret', 's'],
  ['cvv', 123],
  ['hasCreditCard', true],
  ['token_balance', 1200],
  ['passwordSet', true],
  ['passwordSet', 'yes'],
  ['apiKeyCreatedAt', '2026-01-02T03:04:05Z'],
  ['passwordChangedAt', '2026-01-02T03:04:05Z'],
  ['apiKeyName', 'production'],
  ['tokenCount', '12'],
  ['secretary', 'Bob'],
];

export const RESERVED: readonly string[] = [
  ...['id', 'userId', 'anonymousId', 'rudderId', 'updatedAt', 'leadScore', 'firstUTMSource'],
];

export const CUSTOM: readonly (readonly [string, unknown])[] = [
  ['plan', 'pro'],
  ['plan', ' '],
  ['plan', null],
  ['age', 36],
  ['isAdmin', false],
  ['phone2', '+1'],
  ['note', 'Ann \ud83d'],
  ['note', '\udc00v\u0000x'],
  ['bio', 'x'.repeat(5001)],
  ['interests', ['chess', '', null, 'go']],
  ['ip', '8.8.4.4'],
  ['lastOrder', '2026-01-02 10:00:00'],
  ['prefs', { theme: 'dark' }],
  ['manager', { name: 'Bob', city: 'Varna' }],
  ['devices', [{ os: 'linux' }]],
];

/** A person's traits, usually with the email among them. */
export function messyTraits(random: Random, email: string): Record<string, unknown> {
  const traits: Record<string, unknown> = {};
  if (random() < 0.6) traits['email'] = messyEmail(random, email);
  if (random() < 0.12) traits[pick(random, ['Email', 'EMAIL', 'e-mail'])] = messyEmail(random, email);
  for (const [field, [exact, ...others]] of Object.entries(SPELLINGS)) {
    if (random() < 0.75) continue;
    if (random() < 0.6) traits[pick(random, others)] = fieldValue(random, field);
    if (random() < 0.4) traits[exact] = fieldValue(random, field);
  }
  if (random() < 0.25) traits['address'] = random() < 0.2 ? '1 Main Street' : messyAddress(random);
  if (random() < 0.1) traits['company'] = { name: 'ACME', id: 'c-1', employees: 7 };
  for (const choices of [SECRET_LIKE, CUSTOM, CUSTOM]) {
    const [name, value] = pick(random, choices);
    if (random() < 0.4) traits[name] = value;
  }
  if (random() < 0.2) traits[pick(random, RESERVED)] = 'x-9';
  return traits;
}

function fieldValue(random: Random, field: string): unknown {
  if (random() < 0.08) return pick(random, ['', ' ', null]);
  switch (field) {
    case 'createdAt':
    case 'trialEnd':
    case 'birthday':
      return messyDate(random, field);
    case 'unsubscribed':
      return pick(random, OPT_OUTS);
    case 'tags':
      return messyTags(random);
    default:
      return `${field} ${Math.ceil(random() * 9)}`;
  }
}

function messyAddress(random: Random): Record<string, string> {
  const length = 1 + Math.floor(random() * 4);
  const keys = Array.from({ length }, () => pick(random, ADDRESS_KEYS));
  return Object.fromEntries(
    keys.map((key) => [key, random() < 0.1 ? ' ' : `${key} ${Math.ceil(random() * 9)}`]),
  );
}
