import { SourceIndex } from '../src/explain/source-index';
import type { DroppedEntry, TraceEntry } from '../src/types';

describe('what a trace says of a place', () => {
  test('knows what was sent and what was left out, as the lists grow', () => {
    const trace: TraceEntry[] = [{ target: '/type', rule: 'identify.name' }];
    const dropped: DroppedEntry[] = [];
    const index = new SourceIndex(trace, dropped);
    expect(index.has('/traits/plan')).toBe(false);
    trace.push({ target: '/user/plan', source: '/traits/plan', rule: 'person.traits' });
    dropped.push({ source: '/traits/city', rule: 'person.deny', reason: 'city is on the deny-list.' });
    expect(['/traits/plan', '/traits/city', '/traits/title'].map((place) => index.has(place))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('reads each entry once, however often it is asked', () => {
    let reads = 0;
    const entry = {
      target: '/user/plan',
      rule: 'person.traits',
      get source(): string {
        reads += 1;
        return '/traits/plan';
      },
    };
    const index = new SourceIndex(Array<TraceEntry>(100).fill(entry), []);
    for (let count = 0; count < 100; count += 1) index.has(`/traits/${count}`);
    expect(reads).toBe(100);
  });

  test('a rule leaves a place out once', () => {
    const index = new SourceIndex([], []);
    expect([index.isNew('values.ip', '/a'), index.isNew('values.ip', '/a'), index.isNew('x', '/a')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
