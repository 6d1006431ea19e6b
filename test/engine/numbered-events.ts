import type { SandboxState } from '@encharge-destinations/sandbox';
import type { Step } from '../../destinations/local/src/demo/step';
import { Arrivals } from './arrivals';

/** `each` numbered events for every one of these people, in turns. */
export function* numberedEvents(prefix: string, people: number, each: number): Generator<Step> {
  for (let number = 0; number < each; number += 1) {
    for (let person = 0; person < people; person += 1) {
      const message = { userId: `${prefix}-${person}`, event: 'Counted', properties: { number } };
      yield { title: `event ${number} of person ${person}`, call: 'track', message };
    }
  }
}

/** Which numbered events have arrived, and in which order. */
export function arrivalsIn({ events }: Pick<SandboxState, 'events'>): Arrivals {
  const arrivals = new Arrivals();
  for (const { person, properties } of events) {
    const { number } = properties;
    if (typeof number === 'number') arrivals.note(person, number);
  }
  return arrivals;
}
