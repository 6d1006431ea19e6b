import type { Outcome, OutcomeKind } from '@encharge-destinations/core';
import fc from 'fast-check';
import { DEFAULT_RETRY_POLICY, nextDelay } from '../src';

const outcomeOf = (kind: OutcomeKind, retryAfterMs?: number): Outcome => ({
  kind,
  status: 503,
  message: '',
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
const POLICY = { maxAttempts: 5, baseDelayMs: 100, maxDelayMs: 1000, deadlineMs: 10_000 };

describe('the wait', () => {
  it.each([
    // attempt, elapsed, random, Retry-After → delay
    [1, 0, 0, undefined, 0],
    [1, 0, 0.5, undefined, 50],
    [1, 0, 0.999, undefined, 99],
    [2, 0, 0.5, undefined, 100],
    [3, 0, 0.5, undefined, 200],
    [4, 0, 0.5, undefined, 400],
    [1, 0, 0, 2000, 2000],
    [1, 0, 0.5, 2000, 2050],
    [1, 0, 0, 1.5, 2],
    // The deadline cuts the range.
    [4, 9900, 0.5, undefined, 50],
    [1, 9000, 0.5, 960, 980],
    [1, 9000, 0.9, 1000, 1000],
    [1, 10_000, 0.9, undefined, 0],
  ])(
    'after attempt %d, %d ms, random %d, Retry-After %p is %d',
    (attempt, elapsedMs, random, retryAfterMs, expected) => {
      const outcome = outcomeOf('retryable', retryAfterMs);
      expect(nextDelay({ attempt, outcome, elapsedMs, random }, POLICY)).toBe(expected);
    },
  );

  it('grows no further than the longest delay', () => {
    const patient = { ...POLICY, maxAttempts: 5000 };
    expect(
      nextDelay({ attempt: 5, outcome: outcomeOf('throttled'), elapsedMs: 0, random: 0.5 }, patient),
    ).toBe(500);
    expect(
      nextDelay({ attempt: 4000, outcome: outcomeOf('throttled'), elapsedMs: 0, random: 0.5 }, patient),
    ).toBe(500);
  });

  it('has a default policy', () => {
    expect(nextDelay({ attempt: 5, outcome: outcomeOf('retryable'), elapsedMs: 0, random: 0.5 })).toBe(4000);
    expect(
      nextDelay({ attempt: 6, outcome: outcomeOf('retryable'), elapsedMs: 0, random: 0.5 }),
    ).toBeUndefined();
  });
});

describe('giving up', () => {
  it.each([
    ['the last attempt', 5, 0, undefined],
    ['the deadline', 1, 10_001, undefined],
    ['a Retry-After past the deadline', 1, 9000, 1001],
    ['an endless Retry-After', 1, 0, Infinity],
    ['a clock that broke', 1, NaN, undefined],
  ])('at %s', (_title, attempt, elapsedMs, retryAfterMs) => {
    const outcome = outcomeOf('throttled', retryAfterMs);
    expect(nextDelay({ attempt, outcome, elapsedMs, random: 0 }, POLICY)).toBeUndefined();
  });
});

describe('for any policy and situation', () => {
  const policies = fc.record({
    maxAttempts: fc.integer({ min: 1, max: 20 }),
    baseDelayMs: fc.integer({ min: 1, max: 10_000 }),
    maxDelayMs: fc.integer({ min: 1, max: 100_000 }),
    deadlineMs: fc.integer({ min: 1, max: 1_000_000 }),
  });
  const situations = (...kinds: OutcomeKind[]) =>
    fc.record({
      attempt: fc.integer({ min: 1, max: 25 }),
      outcome: fc
        .tuple(fc.constantFrom(...kinds), fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }))
        .map(([kind, retryAfterMs]) => outcomeOf(kind, retryAfterMs)),
      elapsedMs: fc.nat(1_200_000),
      random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });

  it('never waits less than Retry-After, never past the deadline, never beyond the attempts', () => {
    fc.assert(
      fc.property(situations('throttled', 'retryable'), policies, (situation, policy) => {
        const delay = nextDelay(situation, policy);
        const { attempt, elapsedMs, outcome } = situation;
        const floor = outcome.retryAfterMs ?? 0;
        const isPossible = attempt < policy.maxAttempts && elapsedMs + floor <= policy.deadlineMs;
        expect(delay !== undefined).toBe(isPossible);
        if (delay === undefined) return;
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(floor);
        expect(delay - floor).toBeLessThanOrEqual(policy.maxDelayMs);
        expect(elapsedMs + delay).toBeLessThanOrEqual(policy.deadlineMs);
      }),
      { numRuns: 2000 },
    );
  });

  it('never retries what is delivered, rejected, or a key or plan problem', () => {
    fc.assert(
      fc.property(
        situations('delivered', 'rejected', 'credentials', 'plan'),
        policies,
        (situation, policy) => {
          expect(nextDelay(situation, policy)).toBeUndefined();
        },
      ),
    );
  });

  it('waits longer for a larger draw', () => {
    fc.assert(
      fc.property(situations('retryable'), policies, (situation, policy) => {
        const least = nextDelay({ ...situation, random: 0 }, policy) ?? 0;
        expect(nextDelay(situation, policy) ?? 0).toBeGreaterThanOrEqual(least);
      }),
    );
  });
});

it('is patient for two minutes by default', () => {
  expect(DEFAULT_RETRY_POLICY).toEqual({
    maxAttempts: 6,
    baseDelayMs: 500,
    maxDelayMs: 30_000,
    deadlineMs: 120_000,
  });
});
