import type { Preview, Side } from '../../src/workbench/api';
import { light } from '../src/state/light';

const side = (changes: Partial<Side>): Side => ({
  kind: 'delivered',
  requests: [],
  trace: [],
  dropped: [],
  warnings: [],
  ...changes,
});
const entry = (target: string, source?: string): Side['trace'][number] => ({
  request: 0,
  target,
  rule: 'rule',
  ...(source === undefined ? {} : { source }),
});
const preview: Preview = {
  differences: [],
  sides: {
    segment: side({
      trace: [
        entry('/userId', '/userId'),
        entry('/user/userId', '/userId'),
        entry('/type'),
        entry('/user/tags', '/traits/tags'),
      ],
    }),
    rudderstack: side({
      trace: [entry('/user/userId', '/userId'), entry('/type')],
      dropped: [{ source: '/context', rule: 'event.unmapped', reason: 'No field.' }],
    }),
  },
};

test('a value in the event highlights everything made from it', () => {
  const lit = light(preview, { side: 'event', pointer: '/userId' });
  expect([...lit.event]).toEqual(['/userId']);
  expect([...lit.segment]).toEqual(['0 /userId', '0 /user/userId']);
  expect([...lit.rudderstack]).toEqual(['0 /user/userId']);
  expect(lit.explanations.map(({ platform, target }) => [platform, target])).toEqual([
    ['segment', '/userId'],
    ['segment', '/user/userId'],
    ['rudderstack', '/user/userId'],
  ]);
});

test('a value in a payload highlights its source and its counterparts on the other platform', () => {
  const lit = light(preview, { side: 'segment', request: 0, pointer: '/userId' });
  expect([...lit.event]).toEqual(['/userId']);
  expect([...lit.segment]).toEqual(['0 /userId']);
  expect([...lit.rudderstack]).toEqual(['0 /user/userId']);
});

test('a constant highlights the same constant', () => {
  const lit = light(preview, { side: 'rudderstack', request: 0, pointer: '/type' });
  expect([...lit.event]).toEqual([]);
  expect([...lit.segment]).toEqual(['0 /type']);
});

test('part of a joined value highlights the joined one', () => {
  expect([...light(preview, { side: 'event', pointer: '/traits/tags/0' }).segment]).toEqual(['0 /user/tags']);
});

test('a value inside something dropped has its explanation', () => {
  const { omissions } = light(preview, { side: 'event', pointer: '/context/locale' });
  expect(omissions).toEqual([
    { platform: 'rudderstack', source: '/context', rule: 'event.unmapped', reason: 'No field.' },
  ]);
});

test('the whole event highlights nothing, and neither does a whole body', () => {
  const whole = [
    light(preview, { side: 'event', pointer: '' }),
    light(preview, { side: 'segment', request: 0, pointer: '' }),
  ];
  for (const { event, segment, rudderstack } of whole)
    expect([...event, ...segment, ...rudderstack]).toEqual([]);
});

test('nothing is highlighted where nothing is', () => {
  const lit = light(preview, { side: 'segment', request: 1, pointer: '/userId' });
  expect([...lit.event, ...lit.rudderstack, ...lit.explanations]).toEqual([]);
  expect([...light(undefined, { side: 'event', pointer: '/userId' }).event]).toEqual([]);
});
