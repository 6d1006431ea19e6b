/** The six standard calls of the CDP spec, in the order that a customer meets them. */
export const CALLS = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;

/** One call of the CDP spec. */
export type Call = (typeof CALLS)[number];

/** One value for each call. */
export function perCall<Made>(make: (call: Call) => Made): Readonly<Record<Call, Made>> {
  return Object.fromEntries(CALLS.map((call) => [call, make(call)])) as Record<Call, Made>;
}
