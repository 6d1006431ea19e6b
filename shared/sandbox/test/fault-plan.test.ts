import { startPlan } from '../src/faults/fault-plan';

describe('a seeded plan', () => {
  const draw = (seed: number): (string | undefined)[] => {
    const next = startPlan({ seed, rate: 0.3, kinds: ['500', '503', { kind: '429', retryAfter: 2 }] });
    return Array.from({ length: 3000 }, () => next()?.kind);
  };

  it('hits at about its rate, every kind about as often', () => {
    const drawn = draw(1);
    const count = (kind: string | undefined): number => drawn.filter((item) => item === kind).length;
    for (const [kind, expected] of [
      [undefined, 2100],
      ['500', 300],
      ['503', 300],
      ['429', 300],
    ] as const) {
      expect(Math.abs(count(kind) - expected)).toBeLessThan(90);
    }
  });

  it('depends on its seed alone', () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('always hits at rate 1, and never at rate 0', () => {
    for (const rate of [0, 1]) {
      const next = startPlan({ seed: 7, rate, kinds: ['500'] });
      const drawn = Array.from({ length: 200 }, () => next()?.kind);
      expect(new Set(drawn)).toEqual(new Set([rate === 0 ? undefined : '500']));
    }
  });
});
