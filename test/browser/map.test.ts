import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram(), 'map');
const payload = (): Locator => user().page.getByRole('tree');

test('changing a Segment mapping changes the payload, and a reload keeps it', async () => {
  const { page } = user();
  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByRole('button', { name: /^User ID/ }).click();
  const picker = page.getByRole('combobox', { name: 'Path of User ID' });
  await picker.fill('traits.pl');
  await page.getByRole('option', { name: /^traits\.plan/ }).waitFor();
  await picker.press('ArrowDown');
  await picker.press('Enter');
  await payload().getByText('"userId": "pro"').first().waitFor();
  await page.reload();
  await payload().getByText('"userId": "pro"').first().waitFor();

  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByRole('switch', { name: 'Enabled' }).uncheck();
  await page.getByText('This mapping takes no event until it is enabled.').waitFor();
  await page.getByRole('switch', { name: 'Enabled' }).check();
  await page.getByRole('button', { name: 'Defaults' }).click();
  await payload().getByText('"userId": "user-1"').first().waitFor();
});

test('a condition reads as a sentence and can be edited', async () => {
  const { page } = user();
  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByText(/^Advanced fields/).click();
  const timestamp = page.getByRole('button', { name: /^Timestamp/ });
  expect(await timestamp.innerText()).toContain('timestamp, or originalTimestamp when that is missing');
  await timestamp.click();
  await page
    .getByRole('combobox', { name: 'Where Timestamp when it is there comes from' })
    .selectOption('literal');
  await page
    .getByRole('textbox', { name: 'Value of Timestamp when it is there' })
    .fill('2020-02-02T02:02:02Z');
  await payload().getByText('"2020-02-02T02:02:02Z"').first().waitFor();
});

test('changing a RudderStack table changes the payload', async () => {
  const { page } = user();
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  const table = page.getByRole('group', { name: 'Field mapping' }).last();
  await table.getByRole('button', { name: 'Add row' }).click();
  await table.getByRole('combobox', { name: 'Path, row 1' }).fill('traits.plan');
  await table.getByLabel('Person field, row 1').fill('currentPlan');
  await payload().getByText('"currentPlan": "pro"').waitFor();
});

test('export and import in Segment’s own format; a bad file changes nothing and says why', async () => {
  const { page } = user();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  const exported = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>[];
  expect(exported.map((one) => Object.keys(one))).toEqual(
    exported.map(() => ['name', 'actionSlug', 'trigger', 'enabled', 'settings']),
  );

  const file = (content: unknown): { name: string; mimeType: string; buffer: Buffer } => ({
    name: 'setup.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
  const input = page.getByLabel('File with the setup of Segment');
  await input.setInputFiles(file([{ ...exported[0], actionSlug: 'unknown' }]));
  await page.getByText(/Nothing was imported\. Subscription 1: its actionSlug is none of/).waitFor();
  await input.setInputFiles(file('not JSON'));
  await page.getByText(/Nothing was imported\. This file is not JSON/).waitFor();
  expect(await page.getByRole('button', { name: /When the call is/ }).count()).toBe(exported.length);

  await input.setInputFiles(file(exported.slice(1, 2)));
  await page.getByText('1 mapping imported.').waitFor();
  expect(await page.getByRole('button', { name: /When the call is/ }).count()).toBe(1);
});

test('keys in an imported configuration are dropped', async () => {
  const { page } = user();
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  await page.getByLabel('File with the setup of RudderStack').setInputFiles({
    name: 'config.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ config: { writeKey: 'unseenkey-of-a-file', dialect: 'segment' } })),
  });
  await page.getByText('Settings imported. Left out: writeKey.').waitFor();
  expect(await page.evaluate<string>('JSON.stringify({ ...localStorage })')).not.toContain(
    'unseenkey-of-a-file',
  );
  await payload().getByText('"type": "identify"').waitFor();
});

test('the payload is the chosen mapping’s, for an event that it takes', async () => {
  const { page } = user();
  const result = page.getByRole('complementary');
  await result.getByText('for “A person with traits”').waitFor();
  await page.getByRole('button', { name: /^Create or Update Object/ }).click();
  await result.getByRole('heading', { name: '“Create or Update Object” sends' }).waitFor();
  await result.getByText(/^for “.*”: the event in the editor does not meet its trigger$/).waitFor();
  await payload().getByText('"objectType": "company"').waitFor();
  // The paths to choose from are the example's.
  await page.getByRole('button', { name: /^External object ID/ }).click();
  await page.getByRole('combobox', { name: 'Path of the tested value of External object ID' }).click();
  await page
    .getByRole('option', { name: /^groupId/ })
    .first()
    .waitFor();

  await page.getByRole('button', { name: /^Track Event/ }).click();
  const trigger = page.getByRole('textbox', { name: 'Trigger' });
  await trigger.fill('type = "track" and event = "Only Here"');
  await payload().getByText('"event": "Only Here"').waitFor();
  await trigger.fill('type = "nothing"');
  await result.getByText('It takes no event').waitFor();
});

test('a trigger that is not read as written is marked in its field and in the list', async () => {
  const { page } = user();
  await page.getByRole('button', { name: /^Track Event/ }).click();
  const trigger = page.getByRole('textbox', { name: 'Trigger' });
  await trigger.fill('type = "track" an event = "Paid"');
  await page.getByText('“and” or “or”, in small letters, belongs where an stands (column 16).').waitFor();
  await page
    .getByText(/^Segment accepts this trigger, but may read it differently than you mean\./)
    .waitFor();
  await page.getByRole('button', { name: /^Track Event check the trigger/ }).waitFor();
  await payload().getByText('"type": "track"').waitFor();

  // Segment cannot read this trigger, so the mapping takes nothing.
  await trigger.fill('(type = "track"');
  await page.getByRole('button', { name: /^Track Event trigger not read Takes no event/ }).waitFor();
  expect(await trigger.getAttribute('aria-invalid')).toBe('true');
  await page.getByText('Segment cannot read the mapping’s trigger.').first().waitFor();
  await trigger.fill('type = "track" and contains(event, "Order")');
  await page.getByText('When the call is track and event contains Order').first().waitFor();
  await page.getByText('trigger not read').waitFor({ state: 'detached' });
  await page.getByText('check the trigger').waitFor({ state: 'detached' });
  expect(await trigger.getAttribute('aria-invalid')).toBe('false');
});

test('a marketer reads plain text where the mapping has directives', async () => {
  const { page } = user();
  for (const name of ['Track Event', 'Identify User', 'Track Page View', 'Alias User']) {
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await page.getByRole('region', { name: `Mapping ${name}` }).waitFor();
    const more = page.getByText(/^Advanced fields/);
    if ((await more.count()) > 0) await more.click();
    const words = await page.locator('.mapping-value').allInnerTexts();
    expect(words.filter((word) => word.includes('@') || word.includes('mapping kit'))).toEqual([]);
  }
});

test('an empty choice says what it means in the chosen dialect', async () => {
  const { page, goTo } = user();
  await goTo('set-up');
  const pages = page.getByRole('combobox', { name: 'Page calls' });
  expect((await pages.getByRole('option').allInnerTexts())[0]).toBe('Follow the dialect (page visit)');
  await page.getByRole('combobox', { name: 'Payload dialect' }).selectOption('documented');
  expect((await pages.getByRole('option').allInnerTexts())[0]).toBe(
    'Follow the dialect (event "Viewed Page")',
  );
});

test('RudderStack’s Map page has the mapping settings, and says what happens to each call', async () => {
  const { page, goTo } = user();
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  const fates = page.getByRole('region', { name: 'What each call becomes' });
  await fates.getByText('event "Viewed Page"').waitFor();
  expect(await page.getByRole('combobox', { name: 'Payload dialect' }).count()).toBe(0);
  expect(await page.getByText('Deleted rows').count()).toBe(0);
  await page.getByRole('combobox', { name: 'Page calls' }).selectOption('off');
  await fates.getByText('leave out').waitFor();
  await goTo('set-up');
  await page.getByRole('combobox', { name: 'Payload dialect' }).waitFor();
});
