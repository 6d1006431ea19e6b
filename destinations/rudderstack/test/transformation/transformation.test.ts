import { join } from 'node:path';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { buildBundle } from '../../../../scripts/bundle/build-bundle';
import { withOptions } from './options';
import { startTransformer } from './transformer';
import type { Transformer } from './transformer';
import { webhookRequest } from './webhook';

const root = join(__dirname, '../../../..');
const track = { type: 'track', event: 'Signed Up', userId: 'user-1', messageId: 'm-1' };

let code = '';
let transformer: Transformer;
let sandbox: Sandbox;

beforeAll(async () => {
  code = (await buildBundle({ platform: 'rudderstack', root }))[1]?.code ?? '';
  transformer = startTransformer();
  sandbox = await startSandbox();
}, 60_000);

afterAll(async () => {
  await transformer.close();
  await sandbox.close();
});

test('a segment dialect payload is already a Webhook event, except for its header', async () => {
  const event = { ...track, context: { ip: '8.8.8.8', userAgent: 'Mozilla' }, request_ip: '9.9.9.9' };
  expect(await transformer.transform(code, [event])).toEqual([
    {
      statusCode: 200,
      output: [
        {
          type: 'track',
          event: 'Signed Up',
          userId: 'user-1',
          user: { userId: 'user-1' },
          messageId: 'm-1',
          context: { ip: '8.8.8.8', userAgent: 'Mozilla' },
          header: { 'X-Segment-Actions': '1' },
        },
      ],
    },
  ]);
});

test('a documented payload gains the type that the server requires, and no header', async () => {
  const events = [
    track,
    { type: 'identify', userId: 'u', messageId: 'm-2' },
    { type: 'group', groupId: 'g', messageId: 'm-3' },
    { type: 'alias', previousId: 'a', userId: 'b', messageId: 'm-4' },
  ];
  const results = await transformer.transform(withOptions(code, { dialect: 'documented' }), events);
  expect(results).toEqual(
    [
      { type: 'track', name: 'Signed Up', user: { userId: 'user-1' }, messageId: 'm-1' },
      { type: 'identify', name: 'identify', user: { userId: 'u' }, messageId: 'm-2' },
      { type: 'group', objectType: 'company', properties: { externalId: 'g' }, messageId: 'm-3' },
      { type: 'alias', previousUserId: 'a', user: { userId: 'b' }, messageId: 'm-4' },
    ].map((output) => ({ statusCode: 200, output: [output] })),
  );
});

test('each event of a request succeeds or fails alone', async () => {
  const events = [
    { ...track, event: ' ' },
    track,
    { type: 'record', fields: {} },
    { type: 'page', userId: 'u' },
    'not an event',
  ];
  const results = await transformer.transform(
    withOptions(code, { dialect: 'segment', pages: 'off' }),
    events,
  );
  expect(results).toEqual([
    { statusCode: 400, error: expect.stringContaining('track: the event has no name') as string },
    expect.objectContaining({ statusCode: 200 }),
    { statusCode: 298 },
    { statusCode: 298 },
    { statusCode: 400, error: expect.stringContaining('An event is a JSON object') as string },
  ]);
});

test('wrong options stop the file while it loads, with the reason', async () => {
  const wrong = withOptions(code, { pages: 'yes' as 'off' });
  await expect(transformer.transform(wrong, [track])).rejects.toThrow('options: pages takes one of');
});

test('a misspelled option stops the file with an error that names it, so nothing slips through', async () => {
  const wrong = code.replace('const OPTIONS = {\n', "const OPTIONS = {\n  denny: ['phone'],\n");
  expect(wrong).not.toBe(code);
  const identify = { type: 'identify', userId: 'u', traits: { phone: '+1 555 0100' } };
  await expect(transformer.transform(wrong, [identify])).rejects.toThrow(
    /has no option denny\. Correct the name: dialect, pages, .*deny, /,
  );
  const right = wrong.replace('denny', 'deny');
  expect(JSON.stringify(await transformer.transform(right, [identify]))).not.toContain('555');
});

test('the age of events is counted from now', async () => {
  const withAge = withOptions(code, { maxEventAge: 1 });
  const events = [
    { ...track, timestamp: new Date(Date.now() - 3 * 86_400_000).toISOString() },
    { ...track, timestamp: new Date().toISOString() },
  ];
  const results = await transformer.transform(withAge, events);
  expect(results.map(({ statusCode }) => statusCode)).toEqual([298, 200]);
});

describe('the write key', () => {
  const withCredential = (text: string): string =>
    text.replace("const CREDENTIAL = '';", "const CREDENTIAL = 'ENCHARGE';");

  test('comes from the Webhook’s own header by default, not from an event', async () => {
    const [result] = await transformer.transform(code, [track], { ENCHARGE: sandbox.writeKey });
    expect(JSON.stringify(result)).not.toContain(sandbox.writeKey);
    const headers = [{ from: 'X-Encharge-Token', to: sandbox.writeKey }];
    expect(await statusOf(result, headers)).toBe(200);
  });

  test('comes from a credential when the head of the file names one', async () => {
    const credentials = { ENCHARGE: ` ${sandbox.writeKey}\n` };
    const [result] = await transformer.transform(withCredential(code), [track], credentials);
    expect(await statusOf(result, [])).toBe(200);
  });

  test.each([
    ['no such credential', { OTHER: 'x' }],
    ['no credentials at all', undefined],
  ])('%s is an error that names it', async (_name, credentials) => {
    const results = await transformer.transform(withCredential(code), [track], credentials);
    expect(results).toEqual([
      { statusCode: 400, error: expect.stringContaining('no credential named ENCHARGE') as string },
    ]);
  });
});

test('the host model rejects what the host rejects', async () => {
  const renamed = code
    .replace('function transformEvent(', 'function renamed(')
    .replace('transformEvent}', 'renamed as transformEvent}');
  expect(await transformer.transform(renamed, [track])).toEqual([
    { statusCode: 400, error: 'transformEvent is not defined' },
  ]);
  await expect(transformer.transform(`${code}\nexport const x = 1;`, [track])).rejects.toThrow(
    'Expected one of',
  );
  await expect(
    transformer.transform('export const transformEvent = () => ({ a: () => 1 });', [track]),
  ).rejects.toThrow('could not be cloned');
  await expect(
    transformer.transform("import x from 'x';export const transformEvent = x;", [track]),
  ).rejects.toThrow('Module not found');
  const results = await transformer.transform('export function transformEvent() { return fetch("x"); }', [
    track,
  ]);
  expect(results).toEqual([{ statusCode: 400, error: 'fetch is not defined' }]);
  await expect(
    transformer.transform(
      code,
      Array.from({ length: 201 }, () => track),
    ),
  ).rejects.toThrow(RangeError);
});

test('200 events of 1 kB fit into one request, its time and its memory', async () => {
  const properties = Object.fromEntries(
    Array.from({ length: 20 }, (_value, index) => [`p${index}`, 'x'.repeat(40)]),
  );
  const events = Array.from({ length: 200 }, (_value, index) => ({
    ...track,
    messageId: `m-${index}`,
    properties,
  }));
  expect(JSON.stringify(events[0]).length).toBeGreaterThan(1_000);
  const results = await transformer.transform(code, events);
  expect(results.map((result) => ('output' in result ? result.output[0]?.['messageId'] : result))).toEqual(
    events.map(({ messageId }) => messageId),
  );
});

async function statusOf(
  result: Awaited<ReturnType<Transformer['transform']>>[number] | undefined,
  headers: readonly { from: string; to: string }[],
): Promise<number> {
  if (result === undefined || !('output' in result)) throw new Error('Nothing came out.');
  const request = webhookRequest(result.output[0] ?? {}, { webhookUrl: sandbox.ingestUrl, headers });
  if (request === undefined) throw new Error('The server stopped the event.');
  const { method, url, headers: sent, body } = request;
  const response = await fetch(url, { method, headers: sent, body: JSON.stringify(body) });
  return response.status;
}
