import type { Call } from '@encharge-destinations/core';
import type { Dimension } from './dimension';
import * as events from './events';
import * as objects from './objects';
import * as people from './people';
import * as surroundings from './surroundings';
import * as traits from './traits';

/** The dimensions of one call; those that one rule reads together form a neighbourhood. */
export type Neighbourhoods = Readonly<Record<string, readonly Dimension[]>>;

const { userId, anonymousId, contextEmail, traitsEmail, propertiesEmail, mappedIdentity } = people;
const { anonymous, emailOnEvents, emailFromProperties } = people;

const around: Neighbourhoods = {
  time: [
    surroundings.timestamp,
    surroundings.originalTimestamp,
    surroundings.maxEventAge,
    surroundings.messageId,
  ],
  context: [
    surroundings.userAgent,
    surroundings.campaign,
    surroundings.page,
    surroundings.location,
    surroundings.contextGroupId,
    surroundings.denyPlaces,
  ],
};
const address = [
  surroundings.ip,
  surroundings.requestIp,
  surroundings.channel,
  surroundings.sendIp,
  surroundings.denyIp,
];

const event: Neighbourhoods = {
  who: [userId, anonymousId, contextEmail, traitsEmail, propertiesEmail, anonymous],
  'identity options': [
    only(userId, 3),
    anonymous,
    contextEmail,
    propertiesEmail,
    emailFromProperties,
    emailOnEvents,
    mappedIdentity,
  ],
  'traits on events': [
    events.contextPlan,
    events.ownPlan,
    events.contextFirstName,
    events.ownFirstName,
    events.traitsOnEvents,
    traits.clearOnNull,
    events.allowPlan,
    events.denyPlan,
  ],
  address,
  ...around,
};

/** What is read in each call, rule by rule. */
export const GRAMMAR: Readonly<Record<Call, Neighbourhoods>> = {
  track: {
    name: [events.eventName, events.tagRules, events.allowTags, events.denyTags],
    ...event,
    properties: [events.properties, only(propertiesEmail, 2), only(userId, 2)],
    'user ids': [people.userIdForms, only(anonymousId, 2), only(contextEmail, 2)],
    'anonymous ids': [people.anonymousIdForms, only(userId, 2), only(contextEmail, 3)],
    emails: [people.contextEmailForms, only(traitsEmail, 2), only(userId, 2), only(anonymousId, 2)],
    'field mapping': [
      events.mappedField,
      events.mappedValue,
      events.allowMapped,
      events.denyMapped,
      surroundings.sendIp,
      traits.clearOnNull,
    ],
  },
  page: {
    details: [
      events.callName,
      events.category,
      events.propertiesName,
      events.propertiesCategory,
      events.pageUrl,
      events.propertiesUrl,
      events.pages,
    ],
    ...event,
  },
  screen: {
    details: [
      events.screenEvent,
      events.callName,
      events.category,
      events.propertiesName,
      events.propertiesCategory,
      events.screens,
    ],
    ...event,
  },
  identify: {
    who: [userId, anonymousId, contextEmail, traitsEmail, anonymous, mappedIdentity],
    'spelled emails': [
      only(userId, 2),
      contextEmail,
      traitsEmail,
      traits.spelledEmail,
      traits.contextSpelledEmail,
    ],
    emails: [people.traitsEmailForms, only(contextEmail, 2), only(userId, 2), only(anonymousId, 2)],
    spelling: [
      traits.firstName,
      traits.spelledFirstName,
      traits.contextFirstName,
      traits.contextSpelledFirstName,
      traits.clearOnNull,
      traits.allowFirstName,
      traits.denyFirstName,
    ],
    'parts of an address': [
      traits.address,
      traits.contextAddress,
      traits.city,
      traits.postcode,
      traits.allowAddress,
      traits.denyAddress,
      traits.clearOnNull,
    ],
    company: [
      traits.company,
      traits.contextCompany,
      traits.renameCompany,
      traits.allowCompany,
      traits.denyCompany,
    ],
    ...Object.fromEntries(traits.dates.map((dates) => [dates.name, [dates, only(userId, 2)]])),
    'opt-out': [
      traits.optOut,
      traits.spelledOptOut,
      traits.contextOptOut,
      traits.mappedOptOut,
      traits.allowOptOut,
    ],
    tags: [traits.tags, traits.contextTags, traits.allowTraitTags, traits.denyTraitTags],
    secrets: [traits.secrets, traits.renameSecret],
    custom: [traits.custom, traits.contextCustom, traits.renameCustom, traits.denyCustom, traits.allowCustom],
    'shape of traits': [traits.ownTraits, traits.firstName, contextEmail, only(userId, 2)],
    address: [...address, traits.traitIp],
    ...around,
  },
  group: {
    object: [
      objects.groupId,
      objects.traitGroupId,
      objects.objectType,
      objects.kind,
      objects.ownIds,
      only(userId, 2),
    ],
    person: [userId, anonymousId, contextEmail, objects.companyEmail, emailOnEvents, mappedIdentity],
    fields: [objects.objectTrait, traits.clearOnNull, only(objects.ownIds, 2)],
  },
  alias: {
    pair: [
      objects.nextId,
      objects.previousId,
      objects.aliasAnonymousId,
      objects.nextEmail,
      objects.previousEmail,
      objects.aliasAnonymous,
      objects.mappedPair,
    ],
  },
};

/** A dimension's first settings. */
function only({ name, settings }: Dimension, count: number): Dimension {
  return { name, settings: settings.slice(0, count) };
}
