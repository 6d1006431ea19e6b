import type { Preview, Side } from '../../src/workbench/api';
import { compared } from '../src/explain/compared';

const REQUEST = { method: 'POST', path: '/v1/', headers: {}, body: {} };
const side = (kind: Side['kind'], requests: Side['requests'] = []): Side => {
  return { kind, requests, trace: [], dropped: [], warnings: [] };
};
const ONE: Preview['differences'] = [{ request: 0, pointer: '/name', kind: 'different' }];

test.each<[string, Side, Side, Preview['differences'], [string, boolean]]>([
  [
    'one skips, one refuses',
    side('skipped'),
    side('failed'),
    [],
    ['Different outcomes: Segment skips it, RudderStack refuses it', false],
  ],
  [
    'one delivers, one skips',
    side('delivered', [REQUEST]),
    side('skipped'),
    ONE,
    ['Different outcomes: Segment sends it, RudderStack skips it', false],
  ],
  ['both skip', side('skipped'), side('skipped'), [], ['same outcome: nothing is sent', false]],
  ['both refuse', side('failed'), side('failed'), [], ['same outcome: nothing is sent', false]],
  ['the same', side('delivered', [REQUEST]), side('delivered', [REQUEST]), [], ['same payload', false]],
  ['another value', side('delivered', [REQUEST]), side('delivered', [REQUEST]), ONE, ['1 difference', true]],
])('%s', (_name, segment, rudderstack, differences, [text, hasDifferences]) => {
  const preview = { sides: { segment, rudderstack }, differences };
  expect(compared(preview)).toMatchObject({ text, hasDifferences });
});

test('nothing is compared while there is no event', () => {
  expect(compared(undefined)).toBeUndefined();
  expect(compared({ sides: {}, differences: [] })).toBeUndefined();
});
