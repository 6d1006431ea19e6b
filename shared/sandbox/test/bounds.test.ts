import { BoundedList } from '../src/values/bounded-list';
import { Redactor } from '../src/state/redact';
import { RequestLog } from '../src/state/request-log';
import { Store } from '../src/state/store';
import { DEFAULT_SWITCHES } from '../src';

describe('bounds', () => {
  it('a list forgets the oldest items, by number and by size, and keeps counting', () => {
    const byNumber = new BoundedList<number>(2, 1000);
    const bySize = new BoundedList<number>(100, 10);
    for (const item of [1, 2, 3]) {
      byNumber.add(item, 1);
      bySize.add(item, 4);
    }
    expect([byNumber.values(), byNumber.total]).toEqual([[2, 3], 3]);
    expect([bySize.values(), bySize.total]).toEqual([[2, 3], 3]);
    bySize.remove((item) => item === 2);
    bySize.add(4, 6);
    expect(bySize.values()).toEqual([3, 4]);
    bySize.add(5, 100);
    expect(bySize.values()).toEqual([5]);
    bySize.clear();
    expect([bySize.values(), bySize.total]).toEqual([[], 0]);
  });

  it('an account keeps 50,000 people', () => {
    const requests = new RequestLog(new Redactor('write-key', 'api-key', new Set()));
    const store = new Store({
      switches: DEFAULT_SWITCHES,
      schemas: [],
      now: () => 0,
      requests,
      feedLimit: 1,
    });
    for (let index = 0; index < 50_001; index += 1) {
      store.people.setIdentifier(store.createPerson(), 'userId', `u-${String(index)}`);
    }
    expect(store.people.size).toBe(50_000);
    expect(store.people.by('userId', 'u-0')).toBeUndefined();
    expect(store.people.by('userId', 'u-50000')?.id).toBe('person-50001');
  });
});
