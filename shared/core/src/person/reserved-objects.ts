import type { RuleId } from '../rules';

/** A reserved trait of the CDP spec that is an object there and flat fields in Encharge. */
export interface ReservedObject {
  rule: RuleId;
  /** Part of the object → person field. */
  parts: ReadonlyMap<string, string>;
  /** What is said of any other part. */
  otherPart: string;
}

/** Encharge's `address` is the street. */
export const RESERVED_OBJECTS: ReadonlyMap<string, ReservedObject> = new Map([
  [
    'address',
    {
      rule: 'person.address',
      parts: new Map([
        ['street', 'address'],
        ['city', 'city'],
        ['state', 'state'],
        ['postalCode', 'postcode'],
        ['country', 'country'],
      ]),
      otherPart:
        'Encharge has no field for this part of an address; it was left out. Map its path to a field.',
    },
  ],
  [
    'company',
    {
      rule: 'person.company',
      parts: new Map([['name', 'company']]),
      otherPart:
        'Of a company only the name is a person field; this was left out. Map its path, or send a group call.',
    },
  ],
]);
