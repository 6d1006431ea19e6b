import type { Dictionary } from '@encharge-destinations/core';

const TIME = '2026-01-02T03:04:05.678Z';

function contextOf(number: number): Dictionary {
  return {
    ip: '8.8.8.8',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0',
    locale: 'en-US',
    timezone: 'Europe/Sofia',
    library: { name: 'analytics.js', version: '2.1.0' },
    screen: { width: 1440, height: 900, density: 2 },
    page: {
      url: 'https://example.com/pricing?x=1',
      title: 'Pricing',
      referrer: 'https://example.com/',
      path: '/pricing',
      search: '?x=1',
    },
    campaign: { name: 'spring', source: 'newsletter', medium: 'email' },
    traits: { email: `person${number}@example.com`, plan: 'pro' },
  };
}

/** Mixed events of about 1 kB, as a web app sends them: out of five, three are track, one identify, one page. */
export function mixedEvents(count: number): Dictionary[] {
  return Array.from({ length: count }, (_, number) => {
    const base = {
      anonymousId: `anonymous-${number}`,
      userId: `user-${number}`,
      messageId: `message-${number}`,
      timestamp: TIME,
      originalTimestamp: TIME,
      sentAt: TIME,
      channel: 'web',
      context: contextOf(number),
    };
    switch (number % 5) {
      case 0:
        return {
          ...base,
          type: 'identify',
          traits: {
            email: `person${number}@example.com`,
            firstName: 'Ada',
            lastName: 'Lovelace',
            plan: 'pro',
            tags: ['vip', 'beta'],
            createdAt: '2020-01-01T00:00:00Z',
            address: { city: 'Sofia', street: '1 Vitosha Blvd' },
            company: { name: 'ACME' },
            age: 36,
          },
        };
      case 4:
        return {
          ...base,
          type: 'page',
          name: 'Pricing',
          properties: {
            url: 'https://example.com/pricing',
            title: 'Pricing',
            path: '/pricing',
            category: 'Marketing',
          },
        };
      default:
        return {
          ...base,
          type: 'track',
          event: 'Order Completed',
          properties: {
            order_id: `o-${number}`,
            revenue: 12.5,
            currency: 'EUR',
            coupon: null,
            products: [
              { sku: 'a1', name: 'Thing', price: 10, quantity: 1 },
              { sku: 'b1', name: 'Other thing', price: 2.5, quantity: 1 },
            ],
          },
        };
    }
  });
}
