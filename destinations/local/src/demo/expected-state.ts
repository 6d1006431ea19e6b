import type { DemoPerson, DemoState } from './describe-state';
import { ADA, GRACE } from './journey';
import type { Customer } from './journey';

/** What both journeys send about a person, in either dialect. */
function personOf({
  firstName,
  lastName,
  email,
  customerId,
}: Customer): Omit<DemoPerson, 'events' | 'visits'> {
  return {
    userId: customerId,
    email,
    tags: ['trial', 'newsletter'],
    fields: {
      firstName,
      lastName,
      createdAt: '2026-01-02T03:04:05.678Z',
      seats: 3,
      ip: '8.8.8.8',
      city: 'London',
      postcode: 'W1 4AA',
      country: 'United Kingdom',
      company: 'Analytical Engines',
    },
  };
}

const ada = personOf(ADA);
const grace = personOf(GRACE);

/**
 * What Encharge must hold after the demo, in full. Ada's events use the `segment` dialect, which has page visits, UTM parameters and her
 * identity before the sign-up; Grace's use `documented`, where a page is an event.
 */
export const EXPECTED_STATE: DemoState = {
  people: [
    {
      ...ada,
      fields: {
        ...ada.fields,
        UTMCampaign: 'spring',
        UTMSource: 'newsletter',
        UTMMedium: 'email',
        firstUTMCampaign: 'spring',
        firstUTMSource: 'newsletter',
        firstUTMMedium: 'email',
      },
      events: ['Signed Up', 'Order Completed', 'Invite Sent', 'Viewed Screen'],
      visits: ['https://example.com/pricing', 'https://example.com/billing'],
    },
    {
      ...grace,
      events: ['Signed Up', 'Order Completed', 'Invite Sent', 'Viewed Page', 'Viewed Screen'],
      visits: [],
    },
  ],
  objects: [
    {
      objectType: 'company',
      externalId: 'company-1',
      fields: {
        name: 'Analytical Engines',
        industry: 'Computing',
        employees: 42,
        email: 'office@example.com',
      },
      people: [ADA.customerId, GRACE.customerId],
    },
  ],
  tags: ['trial', 'newsletter'],
  orphans: [],
};
