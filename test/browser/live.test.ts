import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Locator } from 'playwright-core';
import { startWorkbench } from '../../destinations/local/src/workbench/start-workbench';
import type { Program } from './program';
import { useProgram, useVisits } from './visits';

const WRITE_KEY = 'live-unseenkey-write-0123456789';
const API_KEY = 'live-unseenkey-api-9876543210';

let embedded: Sandbox;
/** Stands in for the real Encharge. */
let live: Sandbox;
/** What the program wrote. */
let printed: string;

async function start(): Promise<Program> {
  [embedded, live] = await Promise.all([
    startSandbox(),
    startSandbox({ writeKey: WRITE_KEY, apiKey: API_KEY }),
  ]);
  const { ingestUrl, restUrl } = live;
  const workbench = await startWorkbench({
    sandbox: embedded,
    live: { ingestUrl, restUrl },
    random: () => 0,
  });
  const stop = async (): Promise<void> => {
    await workbench.close();
    await Promise.all([embedded.close(), live.close()]);
  };
  return { url: workbench.url, stop };
}

const user = useVisits(useProgram(start));
beforeEach(() => {
  live.reset();
  live.setFaults(undefined);
  printed = '';
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed += String(chunk);
      return true;
    });
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** All the steps: the key, the first confirmation, the second. */
async function sendLive(platform: string, key: string, name = 'Write key'): Promise<Locator> {
  const { page } = user();
  await page.getByRole('button', { name: 'Send live…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: platform }).check();
  await dialog.getByRole('textbox', { name, exact: true }).fill(key);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send to the real Encharge' }).click();
  const sent = page.getByRole('region', { name: 'Sent' });
  await sent.getByText('To the real Encharge at').waitFor();
  return sent;
}

test.each(['Segment', 'RudderStack'])(
  'an event goes to the real Encharge as %s sends it',
  async (platform) => {
    const { page } = user();
    const sent = await sendLive(platform, WRITE_KEY);
    expect(await sent.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      `${platform} delivered`,
    ]);
    expect(await sent.getByText('Attempt 1').count()).toBe(1);
    expect(await sent.getByText('Attempt 2').count()).toBe(0);
    await sent.getByRole('group').getByText('200', { exact: true }).click();
    await sent.getByRole('treeitem', { name: '"email": "ada@example.com"' }).first().waitFor();

    const { people, requests } = live.state();
    expect(people.map(({ email }) => email)).toEqual(['ada@example.com']);
    expect(requests).toHaveLength(1);
    expect(embedded.state().requests).toEqual([]);
    await page.reload();
    await page.getByRole('tree').first().waitFor();
    expect(live.state().requests).toHaveLength(1);
  },
);

test('the API key alone is enough as Segment, not as RudderStack', async () => {
  const { page } = user();
  await sendLive('Segment', API_KEY, 'API key');
  expect(live.state().people.map(({ email }) => email)).toEqual(['ada@example.com']);
  await page.getByRole('button', { name: 'Send live…' }).click();
  const next = page.getByRole('button', { name: 'Continue' });
  expect(await next.isDisabled()).toBe(false);
  await page.getByRole('dialog').getByRole('radio', { name: 'RudderStack' }).check();
  expect(await next.isDisabled()).toBe(true);
});

test('every attempt is shown with its answer', async () => {
  live.setFaults({ sequence: ['503'] });
  const sent = await sendLive('Segment', WRITE_KEY);
  const attempts = sent.getByRole('list').getByRole('listitem');
  expect(await attempts.count()).toBe(2);
  expect(await attempts.nth(0).getByText('503', { exact: true }).count()).toBe(1);
  expect(await attempts.nth(0).getByText('would be retried').count()).toBe(1);
  expect(await attempts.nth(1).getByText('200', { exact: true }).count()).toBe(1);
});

test('Encharge rejects a wrong key, and the message does not show it', async () => {
  const sent = await sendLive('RudderStack', 'a-key-of-nobody-0001');
  expect(await sent.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['RudderStack failed']);
  await sent.getByText('Encharge does not know this key (HTTP 400).').waitFor();
  expect(await sent.getByText('400', { exact: true }).count()).toBeGreaterThan(0);
  expect(await sent.innerText()).not.toContain('a-key-of-nobody-0001');
});

test('the key goes into one page request, and nowhere else', async () => {
  const { page } = user();
  const carriers: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const said = JSON.stringify([request.url(), request.headers(), request.postData()]);
    if (said.includes(WRITE_KEY)) carriers.push(`${request.method()} ${pathname}`);
  });
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === '/api/send') answers.push(response.text());
  });
  await sendLive('Segment', WRITE_KEY);
  expect(carriers).toEqual(['POST /api/send']);
  expect((await Promise.all(answers)).join()).not.toContain(WRITE_KEY);
  const kept = await page.evaluate<string>(`(async () => JSON.stringify([
    { ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state,
    await indexedDB.databases(), await caches.keys(), performance.getEntries().map(({ name }) => name),
    document.documentElement.outerHTML,
  ]))()`);
  expect(kept).not.toContain(WRITE_KEY);
  expect(printed).not.toContain(WRITE_KEY);
});
