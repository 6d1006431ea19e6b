import type { Reason } from '../tables/reasons';
import type { RuleId } from '../rules';

/** A reserved trait of the CDP spec that is an object there and flat fields in Encharge. */
export interface ReservedObject {
  rule: RuleId;
  /** Part of the object → person field. */
  parts: ReadonlyMap<string, string>;
  /** Why any other part stays out. */
  otherPart: Reason;
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
      otherPart: 'address-part',
    },
  ],
  [
    'company',
    {
      rule: 'person.company',
      parts: new Map([['name', 'company']]),
      otherPart: 'company-part',
    },
  ],
]);
