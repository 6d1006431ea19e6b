/** Encharge's answer to a proxy request. */
export interface DeliveryCase {
  id: string;
  description: string;
  message: object;
  config?: object;
  /** The index of the event's request. */
  request?: number;
  attemptNum?: number;
  answer: { status: number; data?: unknown; headers?: Record<string, string> };
}

const identify = (userId: string): object => ({ type: 'identify', userId });
const saying = (error: string): unknown => ({ error });
const answered = (id: string, status: number, data: unknown): DeliveryCase => ({
  id: `answer-${id}`,
  description: `Encharge answers ${id}`,
  message: identify(`person-${id}`),
  answer: { status, data },
});
const converted = (userId: string): object => ({ type: 'track', event: 'Converted', userId });
const untagging = { untagRules: [{ from: 'Converted', to: 'trial' }] };

export const DELIVERY_CASES: readonly DeliveryCase[] = [
  answered('200', 200, { status: 'success' }),
  answered('200-error', 200, saying('The request was rejected')),
  answered('200-page', 200, '<html>Welcome to the airport</html>'),
  answered('302', 302, ''),
  answered('400-key', 400, saying("Can't find this account.")),
  answered('403', 403, saying('Not in your plan')),
  answered('429', 429, saying('Too many requests')),
  answered('503', 503, '<html>Unavailable</html>'),
  {
    id: 'delivered-with-warning',
    description: 'Delivered, although part of the event was dropped',
    message: { type: 'identify', userId: 'person-warning', traits: { prefs: { theme: 'dark' } } },
    answer: { status: 200, data: {} },
  },
  {
    id: 'untag-nobody',
    description: 'Nobody to remove tags from',
    message: converted('nobody'),
    config: untagging,
    request: 1,
    answer: { status: 404, data: { error: { message: 'Person not found' } } },
  },
  {
    id: 'unsubscribe-nobody',
    description: 'Nobody to unsubscribe',
    message: converted('nobody'),
    config: { unsubscribeEvents: [{ eventName: 'Converted' }] },
    request: 1,
    answer: { status: 404, data: { error: { message: 'Person not found' } } },
  },
  {
    id: 'untag-failed',
    description: 'A failed tag removal is retried',
    message: converted('busy'),
    config: untagging,
    request: 1,
    attemptNum: 1,
    answer: { status: 500, data: '' },
  },
  {
    id: 'untag-given-up',
    description: 'After three failures of the job a failed tag removal ends it with a warning',
    message: converted('given-up'),
    config: untagging,
    request: 1,
    attemptNum: 3,
    answer: { status: 500, data: '' },
  },
];
