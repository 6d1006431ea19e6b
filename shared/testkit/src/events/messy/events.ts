import type { Dictionary } from '@encharge-destinations/core';
import { pick } from '../random';
import type { Random } from '../random';
import { messyIp } from './addresses';
import { messyEmail } from './emails';
import { messyId, PLACEHOLDER_IDS } from './ids';
import { messyTime } from './times';
import { messyTraits } from './traits';

const EVENT_NAMES: readonly unknown[] = [
  ...['Signed Up', ' Signed Up ', 'Signed Up\t', 'Clicked \ud83d', 'n\u0000ul', 'Identify', ' identify '],
  ...[42, '42', '', '  ', null],
];
const CALLS = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;

/**
 * Makes one event as real apps and warehouses send them, in the shape of Segment's or RudderStack's SDKs: with invalid ids and emails or
 * ones with invisible characters, traits in every spelling, and dates and tags as databases write them. It is JSON.
 */
export function messyEvent(random: Random): Dictionary {
  const person = Math.ceil(random() * 9);
  const [id, email] = [`user-${person}`, `person${person}@example.com`];
  const isRudder = random() < 0.5;
  const type = pick(random, CALLS);
  const event: Dictionary = {
    type,
    messageId: `m-${Math.floor(random() * 1000)}`,
    context: messyContext(random),
  };
  if (random() < 0.7) event['userId'] = random() < 0.1 ? messyEmail(random, email) : messyId(random, id);
  if (random() < 0.6) event['anonymousId'] = messyId(random, `anon-${person}`);
  addTimes(event, isRudder, random);
  if (isRudder) addRequest(event, random);
  PARTS[type](event, { id, email, isRudder, random });
  return event;
}

interface Cast {
  id: string;
  email: string;
  /** RudderStack's SDKs put the traits in the context, and a screen's name in `event`. */
  isRudder: boolean;
  random: Random;
}

const PARTS: Readonly<Record<(typeof CALLS)[number], (event: Dictionary, cast: Cast) => void>> = {
  track: (event, cast) => {
    event['event'] = pick(cast.random, EVENT_NAMES);
    addPersistedTraits(event, cast);
    addProperties(event, cast);
  },
  identify: (event, { isRudder, email, random }) => {
    const traits = messyTraits(random, email);
    if (random() < 0.1) traits['opted_out'] = pick(random, ['yes', 'no', 1, 0, 'what']);
    if (random() < 0.2) traits['crmId'] = messyId(random, 'crm-1');
    if (isRudder) (event['context'] as Dictionary)['traits'] = traits;
    if (!isRudder || random() < 0.2) event['traits'] = random() < 0.03 ? [] : traits;
    // The same person from another tool: what only one of the two has still counts.
    if (!isRudder && random() < 0.2)
      (event['context'] as Dictionary)['traits'] = {
        firstname: 'Ada',
        email: messyEmail(random, email),
        mail: email,
      };
  },
  page: (event, cast) => {
    if (cast.random() < 0.7) event['name'] = pick(cast.random, ['Home', '', null]);
    if (cast.random() < 0.4) event['category'] = pick(cast.random, ['Docs', ' ']);
    addPersistedTraits(event, cast);
    addProperties(event, cast);
  },
  screen: (event, cast) => {
    if (cast.isRudder && cast.random() < 0.7) event['event'] = 'Home';
    if (cast.random() < 0.5) event['name'] = pick(cast.random, ['Start', '', null]);
    addPersistedTraits(event, cast);
    addProperties(event, cast);
  },
  group: (event, cast) => {
    const { random } = cast;
    if (random() < 0.7) event['groupId'] = messyId(random, 'group-1');
    event['traits'] = groupTraits(random);
    addPersistedTraits({ context: event['context'] }, cast);
  },
  alias: (event, { id, email, random }) => {
    const plain = (): unknown => messyId(random, pick(random, [id, 'old-1']));
    const address = (): unknown => messyEmail(random, pick(random, [email, 'old@example.com']));
    if (random() < 0.9) event['userId'] = random() < 0.6 ? plain() : address();
    if (random() < 0.9) event['previousId'] = random() < 0.6 ? plain() : address();
    // What the SDKs send when they get only the new id.
    if (random() < 0.2) event['previousId'] = event['anonymousId'] = messyId(random, 'anon-1');
    if (random() < 0.4)
      event['traits'] = {
        ...(random() < 0.7 ? { email: messyEmail(random, email) } : {}),
        ...(random() < 0.7 ? { previousEmail: messyEmail(random, 'old@example.com') } : {}),
        ...(random() < 0.3 ? { crmId: messyId(random, 'crm-1') } : {}),
      };
    if (random() < 0.1)
      (event['context'] as Dictionary)['traits'] = { mail: messyEmail(random, `mapped-${email}`) };
  },
};

function addTimes(event: Dictionary, isRudder: boolean, random: Random): void {
  if (random() < (isRudder ? 0.4 : 0.9)) event['timestamp'] = messyTime(random);
  if (isRudder || random() < 0.2) event['originalTimestamp'] = messyTime(random);
}

function addRequest(event: Dictionary, random: Random): void {
  event['channel'] = pick(random, ['web', 'mobile', 'server', 'sources']);
  if (random() < 0.6) event['request_ip'] = messyIp(random);
  event['rudderId'] = 'r-1';
}

function messyContext(random: Random): Dictionary {
  const context: Dictionary = {};
  if (random() < 0.6) context['ip'] = messyIp(random);
  if (random() < 0.2) context['page'] = { url: 'https://example.com/', title: 'Home', path: ' ' };
  if (random() < 0.2) context['userAgent'] = 'Agent/1.0';
  if (random() < 0.2) context['campaign'] = { name: 'spring', source: '', content: 'a' };
  if (random() < 0.2) context['location'] = { city: 'Sofia', country: 'Bulgaria', region: 'Sofia-City' };
  if (random() < 0.2) context['groupId'] = messyId(random, 'group-1');
  if (random() < 0.2) context['locale'] = 'bg-BG';
  return context;
}

/** Traits from an earlier identify; SDKs send them with every call. */
function addPersistedTraits(event: Dictionary, { email, isRudder, random }: Cast): void {
  if (random() < 0.5) {
    const traits = messyTraits(random, email);
    if (random() < 0.2) traits['crmId'] = messyId(random, 'crm-1');
    if (random() < 0.2) traits['mail'] = messyEmail(random, `mapped-${email}`);
    (event['context'] as Dictionary)['traits'] = traits;
  } else if (random() < 0.05) (event['context'] as Dictionary)['traits'] = [];
  if (!isRudder && random() < 0.1) event['traits'] = { email: messyEmail(random, email) };
}

function addProperties(event: Dictionary, { random }: Cast): void {
  if (random() < 0.3) return;
  if (random() < 0.03) {
    event['properties'] = [];
    return;
  }
  event['properties'] = {
    revenue: 12.5,
    // Often another person's: an invitee, or the recipient of a gift.
    ...(random() < 0.4 ? { email: messyEmail(random, 'friend@example.com') } : {}),
    ...(random() < 0.2 ? { crmId: messyId(random, 'crm-2') } : {}),
    ...(random() < 0.2 ? { contact: messyEmail(random, 'contact@example.com') } : {}),
    ...(random() < 0.2 ? { coupon: 'SPRING' } : {}),
    ...(random() < 0.1 ? { note: 'v\u0000x \ud83d', items: [{ sku: 'a', gone: null }] } : {}),
    ...(random() < 0.2 ? { name: 'Profile', category: 'Account' } : {}),
  };
}

function groupTraits(random: Random): Dictionary {
  return {
    ...(random() < 0.7 ? { name: pick(random, ['Acme', '', ' ', 'Acme \ud83d']) } : {}),
    ...(random() < 0.3 ? { id: 'x-1' } : {}),
    ...(random() < 0.3 ? { externalId: 'x-2' } : {}),
    ...(random() < 0.4 ? { groupId: random() < 0.5 ? 'group-2' : pick(random, PLACEHOLDER_IDS) } : {}),
    ...(random() < 0.3 ? { plan: pick(random, [null, 'pro', '  ']), employees: 0 } : {}),
    ...(random() < 0.3 ? { createdAt: messyTime(random) } : {}),
    ...(random() < 0.3
      ? { email: 'billing@example.com', industry: ['tech', 'saas'], hq: { city: 'Sofia' } }
      : {}),
    ...(random() < 0.2 ? { api_key: 'sk_x', tokenCount: 3, passwordSet: true } : {}),
  };
}
