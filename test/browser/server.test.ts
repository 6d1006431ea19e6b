import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Page } from 'playwright-core';
import { startWorkbench } from '../../destinations/local/src/workbench/start-workbench';
import type { Workbench } from '../../destinations/local/src/workbench/start-workbench';
import { violations } from './axe';
import { writeEvent } from './visit';
import { useProgram } from './visits';

let sandbox: Sandbox;
let workbench: Workbench;
const { visit } = useProgram(async () => {
  sandbox = await startSandbox();
  workbench = await startWorkbench({ sandbox });
  const stop = async (): Promise<void> => {
    await workbench.close();
    await sandbox.close();
  };
  return { url: workbench.url, stop };
});

/** An app sends an event. */
async function hear(event: string): Promise<void> {
  const body = JSON.stringify({ userId: 'user-1', event });
  const { ok } = await fetch(`${workbench.listenUrl}/segment/v1/track`, { method: 'POST', body });
  expect(ok).toBe(true);
}

async function show(page: Page, isShown: boolean): Promise<void> {
  await page.evaluate(`{
    Object.defineProperty(document, 'hidden', { value: ${!isShown}, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }`);
}

test('Try and Map say that the server stopped; a restarted one is asked again and gets the setup', async () => {
  const { page, goTo, close } = await visit();
  await page.getByRole('button', { name: 'Clear' }).click();
  await goTo('set-up');
  const sent = (): Promise<unknown> => page.waitForResponse('**/api/setup');
  await Promise.all([sent(), page.getByLabel('Payload dialect').selectOption('documented')]);
  await hear('Heard');
  expect(sandbox.state().requests.at(-1)?.dialect).toBe('documented');

  await goTo('try');
  await writeEvent(page, { type: 'track', event: 'Before', userId: 'user-9' });
  await page.getByRole('treeitem', { name: '"name": "Before"' }).first().waitFor();
  const before = workbench.listenUrl;
  await workbench.close();
  await writeEvent(page, { type: 'track', event: 'Typed', userId: 'user-9' });
  const banner = page.getByRole('alert').filter({ hasText: 'does not answer' });
  await banner.waitFor();
  expect(await page.locator('.payloads.is-stale').count()).toBe(2);
  expect(await violations(page, ['color-contrast'])).toEqual([]);
  await page.getByRole('link', { name: 'Map' }).click();
  await banner.waitFor();
  // A mapping's own payload was never shown.
  expect(await page.getByRole('tree').count()).toBe(0);

  const sentAgain = sent();
  workbench = await startWorkbench({ sandbox, port: Number(new URL(page.url()).port) });
  await page.getByRole('treeitem', { name: '"name": "Typed"' }).first().waitFor();
  await banner.waitFor({ state: 'detached' });
  expect(await page.locator('.payloads.is-stale').count()).toBe(0);
  await sentAgain;
  await hear('Heard again');
  expect(sandbox.state().requests.at(-1)?.dialect).toBe('documented');
  expect(workbench.listenUrl).not.toBe(before);
  await page.getByRole('link', { name: 'Listen' }).click();
  await page.getByText(workbench.listenUrl.replace('http://', '')).first().waitFor();
  await close();
});

test('seven pages at once; a hidden one later shows what arrived meanwhile', async () => {
  const { page, complaints, close } = await visit();
  await hear('Seen');
  const pages = [page];
  for (let count = 1; count < 7; count += 1) {
    await show(pages.at(-1)!, false);
    const next = await page.context().newPage();
    next.setDefaultTimeout(5_000);
    await next.goto('/');
    await next.getByRole('tree').first().waitFor();
    pages.push(next);
  }
  await hear('Missed');
  await show(page, true);
  await page.getByRole('link', { name: 'Listen' }).click();
  await page.getByText('track · Missed').waitFor();
  expect(await page.getByText('track · Seen').count()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});

test('a person in two companies shows both; unlisted people are counted', async () => {
  sandbox.reset();
  const ingest = async (body: object): Promise<void> => {
    const { ok } = await fetch(sandbox.ingestUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Encharge-Token': sandbox.writeKey },
      body: JSON.stringify(body),
    });
    expect(ok).toBe(true);
  };
  for (let count = 0; count < 501; count += 1)
    await ingest({ name: 'Signed Up', user: { userId: `user-${count}` } });
  for (const externalId of ['acme', 'globex'])
    await ingest({
      type: 'group',
      objectType: 'company',
      properties: { externalId },
      user: { userId: 'user-500' },
    });
  const { page, goTo, complaints, close } = await visit();
  await goTo('encharge');
  await page.getByRole('tab', { name: /^People ?501$/ }).waitFor();
  await page.getByText('1–50 of 501 people').waitFor();
  await page.getByLabel('501 people').waitFor();
  const person = page.getByRole('region', { name: 'user-500' });
  const companies = person.locator('dl > div').filter({ hasText: 'company' });
  await companies.first().waitFor();
  expect(await companies.getByRole('definition').allInnerTexts()).toEqual(['acme', 'globex']);
  expect(complaints).toEqual([]);
  await close();
});
