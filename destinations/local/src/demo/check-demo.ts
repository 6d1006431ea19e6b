import type { SandboxRequestFlag } from '@encharge-destinations/sandbox';
import type { DeliveredEvent } from './deliver-event';
import type { DemoState } from './describe-state';
import type { Erasure } from './erase';
import { EXPECTED_STATE } from './expected-state';
import { sorted } from './same-requests';

/** One thing that must be true. */
export interface Check {
  title: string;
  isRight: boolean;
  /** What is wrong, if anything. */
  details: string[];
}

/** What the demo found, to be checked. */
export interface DemoFindings {
  events: readonly DeliveredEvent[];
  erasure: Erasure;
  state: DemoState;
  /** The flags of both sandboxes. */
  flags: readonly SandboxRequestFlag[];
}

/** Checks everything that the demo promises. */
export function checkDemo({ events, erasure, state, flags }: DemoFindings): Check[] {
  return [
    check('every event is delivered, or left out where the dialect has no place for it', wrongFates(events)),
    check('both adapters and the bare mapper send the same, in both dialects', differences(events)),
    check(
      'people are as expected',
      unequal(state.people, EXPECTED_STATE.people, ({ userId }) => userId),
    ),
    check(
      'objects are as expected',
      unequal(state.objects, EXPECTED_STATE.objects, ({ externalId }) => externalId),
    ),
    check(
      'tags are as expected',
      unequal([state.tags], [EXPECTED_STATE.tags], () => 'tags'),
    ),
    check('the erased person is gone', erasure.wasKnown && erasure.isGone ? [] : [erasure.message]),
    check('every event belongs to a person', state.orphans),
    check(
      'nothing undocumented was sent',
      flags.map(({ request, path, message }) => `request ${request} ${path}: ${message}`),
    ),
  ];
}

function check(title: string, details: string[]): Check {
  return { title, isRight: details.length === 0, details };
}

function wrongFates(events: readonly DeliveredEvent[]): string[] {
  return events
    .filter(({ isExpected }) => !isExpected)
    .map(({ platform, title, kind, reason = '' }) => `${platform}, ${title}: ${kind} ${reason}`);
}

function differences(events: readonly DeliveredEvent[]): string[] {
  return events.flatMap(({ platform, title, same }) =>
    (['documented', 'segment'] as const)
      .filter((dialect) => !same[dialect])
      .map((dialect) => `${platform}, ${title}: differs in the ${dialect} dialect`),
  );
}

function unequal<T>(found: readonly T[], expected: readonly T[], nameOf: (one: T) => string): string[] {
  const text = (one: T): string => JSON.stringify(sorted(one));
  const foundTexts = new Set(found.map(text));
  const expectedTexts = new Set(expected.map(text));
  return [
    ...expected
      .filter((one) => !foundTexts.has(text(one)))
      .map((one) => `missing or different: ${nameOf(one)}`),
    ...found.filter((one) => !expectedTexts.has(text(one))).map((one) => `found instead: ${text(one)}`),
  ];
}
