/** The six standard calls of the CDP spec, in the order a customer meets them. */
export const CALLS = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;

/** One call of the CDP spec. */
export type Call = (typeof CALLS)[number];

/** Something for each call. */
export function perCall<Made>(make: (call: Call) => Made): Readonly<Record<Call, Made>> {
  return {
    identify: make('identify'),
    track: make('track'),
    page: make('page'),
    screen: make('screen'),
    group: make('group'),
    alias: make('alias'),
  };
}
