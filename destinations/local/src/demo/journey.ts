import type { Step } from './step';

/** The person on the journey. */
export interface Customer {
  firstName: string;
  lastName: string;
  email: string;
  anonymousId: string;
  /** The id from the sign-up until the account exists. */
  signUpId: string;
  /** The permanent id. */
  customerId: string;
}

/** The customer whose application uses Segment. */
export const ADA: Customer = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  anonymousId: 'browser-1',
  signUpId: 'signup-1',
  customerId: 'customer-1',
};

/** The customer whose application uses RudderStack. */
export const GRACE: Customer = {
  firstName: 'Grace',
  lastName: 'Hopper',
  email: 'grace@example.com',
  anonymousId: 'browser-2',
  signUpId: 'signup-2',
  customerId: 'customer-2',
};

/** Somebody who tries the product and then asks to be forgotten. */
export const CHARLES = { userId: 'customer-3', email: 'charles@example.com' };

/** The address in an invitation's properties: not the acting person's. */
export const INVITED_EMAIL = 'invited@example.com';

// 8.8.8.8 is public: documentation addresses are not, and would be dropped.
const CONTEXT = { ip: '8.8.8.8', userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' };

/** From the first visit to daily use: every call of the spec, and the traps in real events. */
export function journeyOf(customer: Customer): Step[] {
  const { anonymousId, signUpId, customerId, email, firstName, lastName } = customer;
  return [
    {
      title: 'first visit, anonymous',
      call: 'page',
      message: {
        anonymousId,
        name: 'Pricing',
        properties: { url: 'https://example.com/pricing', path: '/pricing' },
        context: {
          ...CONTEXT,
          page: { url: 'https://example.com/pricing', path: '/pricing', title: 'Pricing' },
          campaign: { name: 'spring', source: 'newsletter', medium: 'email' },
        },
      },
      skippedIn: ['documented'],
    },
    {
      title: 'signs up',
      call: 'identify',
      message: {
        userId: signUpId,
        anonymousId,
        traits: { email, first_name: firstName, lastName, createdAt: '2026-01-02T03:04:05.678Z' },
        context: CONTEXT,
      },
    },
    {
      title: 'the sign-up as an event',
      call: 'track',
      message: {
        userId: signUpId,
        event: 'Signed Up',
        properties: { plan: 'trial', invite: { code: 'SPRING', seats: 3 } },
        context: CONTEXT,
      },
    },
    {
      title: 'gets the account id',
      call: 'alias',
      message: { userId: customerId, previousId: signUpId },
    },
    {
      title: 'adds details, with tags',
      call: 'identify',
      message: {
        userId: customerId,
        traits: {
          email,
          tags: ['trial', 'newsletter'],
          address: { city: 'London', postalCode: 'W1 4AA', country: 'United Kingdom' },
          company: { name: 'Analytical Engines' },
          seats: 3,
          leadScore: 99,
        },
      },
    },
    {
      title: 'the company',
      call: 'group',
      message: {
        userId: customerId,
        groupId: 'company-1',
        traits: {
          name: 'Analytical Engines',
          industry: 'Computing',
          employees: 42,
          email: 'office@example.com',
        },
        context: { traits: { email } },
      },
    },
    {
      title: 'orders: nested properties',
      call: 'track',
      message: {
        userId: customerId,
        event: 'Order Completed',
        properties: {
          orderId: '2026-03-04',
          revenue: 49.5,
          coupon: null,
          items: [
            { sku: 'seat', quantity: 3, price: 15 },
            { sku: 'support', quantity: 1, price: 4.5 },
          ],
          billing: { address: { city: 'London' } },
        },
        context: { ...CONTEXT, traits: { email } },
      },
    },
    {
      title: 'invites: whose email is it?',
      call: 'track',
      message: {
        userId: customerId,
        event: 'Invite Sent',
        properties: { email: INVITED_EMAIL, role: 'admin' },
      },
    },
    {
      title: 'a page, signed in',
      call: 'page',
      message: {
        userId: customerId,
        name: 'Billing',
        category: 'Account',
        properties: { url: 'https://example.com/billing' },
        context: { ...CONTEXT, page: { url: 'https://example.com/billing', title: 'Billing' } },
      },
    },
    {
      title: 'a screen of the app',
      call: 'screen',
      message: { userId: customerId, name: 'Settings', properties: { theme: 'dark' } },
    },
  ];
}

/** A short stay, before the erasure. */
export function visitOfCharles(): Step[] {
  return [
    {
      title: 'Charles signs up',
      call: 'identify',
      message: { userId: CHARLES.userId, traits: { email: CHARLES.email } },
    },
    {
      title: 'Charles looks around',
      call: 'track',
      message: { userId: CHARLES.userId, event: 'Looked Around' },
    },
  ];
}
