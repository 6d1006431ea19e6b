import { readFileSync } from 'node:fs';
import type { Json, JsonObject, PreviewRequest } from '../../destinations/local/src/workbench/api';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram(), 'set-up');

test('RudderStack’s consent form: filled in, rejected as its dashboard would, and part of the Config', async () => {
  const { page, goTo } = user();
  const configs: JsonObject[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/api/preview')) return;
    configs.push((request.postDataJSON() as PreviewRequest).setup.rudderstack.config);
  });
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  const form = page.getByRole('group', { name: 'Consent settings' });
  await form.getByRole('button', { name: 'Add entry' }).click();
  const entry = form.getByRole('group', { name: 'web, entry 1', exact: true });
  expect(await entry.getByLabel('Consent provider').inputValue()).toBe('oneTrust');
  expect(await entry.getByLabel('Consent logic').count()).toBe(0);
  await entry.getByLabel('Consent provider').selectOption('custom');
  await entry.getByText('Consent logic is required: AND, OR').waitFor();
  await entry.getByLabel('Consent logic').selectOption('or');
  await entry.getByText('Consent logic is required').waitFor({ state: 'detached' });
  await entry.getByLabel('Consent category IDs, row 1').fill('marketing');

  await form.getByLabel('Type of source').selectOption('cloud');
  expect(await form.getByLabel('Consent provider').count()).toBe(0);
  await form.getByRole('button', { name: 'Add entry' }).click();
  await form.getByLabel('Consent provider').selectOption('ketch');

  const consentManagement = {
    web: [{ provider: 'custom', resolutionStrategy: 'or', consents: [{ consent: 'marketing' }] }],
    cloud: [{ provider: 'ketch', consents: [{ consent: '' }] }],
  };
  expect(configs.at(-1)).toMatchObject({ consentManagement });

  await goTo('map');
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  await page.getByRole('tree').getByText('"ada@example.com"').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  const exported = readFileSync(await download.path(), 'utf8');
  expect(JSON.parse(exported)).toMatchObject({ config: { consentManagement } });

  const input = page.getByLabel('File with the setup of RudderStack');
  const file = (config: JsonObject): { name: string; mimeType: string; buffer: Buffer } => ({
    name: 'config.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ config })),
  });
  await input.setInputFiles(file({ dialect: 'segment', consentManagement: [{ provider: 'ketch' }] }));
  await page.getByText(/consentManagement is kept by the type of the source/).waitFor();
  await input.setInputFiles(
    file({ dialect: 'segment', consentManagement: { ios: [{ provider: 'iubenda', consents: [] }] } }),
  );
  await page.getByText('Settings imported.').waitFor();
  await goTo('set-up');
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  expect(await form.getByLabel('Type of source').inputValue()).toBe('ios');
  await form.getByRole('button', { name: 'Remove ios, entry 1' }).click();
  await form.getByRole('group', { name: 'ios, entry 1', exact: true }).waitFor({ state: 'detached' });
});

test('a decimal can be typed, and is kept', async () => {
  const { page } = user();
  const days = page.getByLabel('Oldest event, in days');
  await days.fill('');
  await days.pressSequentially('1.5');
  expect(await days.inputValue()).toBe('1.5');
  await page.reload();
  expect(await days.inputValue()).toBe('1.5');
});

test('every label in RudderStack’s form belongs to a control, and the focus stays when a row is removed', async () => {
  const { page } = user();
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  await page.getByRole('heading', { name: 'Consent settings' }).waitFor();
  expect(
    await page.evaluate(
      `[...document.querySelectorAll('label[for]')].filter((label) => label.control === null).map((label) => label.textContent)`,
    ),
  ).toEqual([]);
  const table = page.getByRole('group', { name: 'Field mapping' }).last();
  const describedBy = (await table.getAttribute('aria-describedby'))!;
  expect(await page.locator(`[id="${describedBy}"]`).innerText()).not.toBe('');
  await table.getByRole('button', { name: 'Add row' }).press('Enter');
  await table.getByRole('button', { name: 'Remove row 1' }).press('Enter');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Add row');
});

test('a setup that the server rejects is reported, not silently accepted', async () => {
  const { page, goTo, complaints } = user();
  await goTo('map');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  const [first, ...others] = JSON.parse(readFileSync(await download.path(), 'utf8')) as JsonObject[];
  const input = page.getByLabel('File with the setup of Segment');
  const take = (list: unknown): Promise<void> =>
    input.setInputFiles({
      name: 'setup.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(list)),
    });
  let deep: Json = {};
  for (let level = 0; level < 70; level += 1) deep = { deep };
  await take(Array.from({ length: 101 }, () => first));
  await page.getByText('Nothing was imported. At most 100 mappings fit here.').waitFor();
  await take([{ ...first, settings: deep }]);
  await page.getByText(/Nothing was imported\. The request is nested deeper than 64 levels/).waitFor();
  expect(await page.getByRole('button', { name: /When the call is/ }).count()).toBe(others.length + 1);

  await take(Array.from({ length: 100 }, () => first));
  await page.getByText('100 mappings imported.').waitFor();
  await page.getByRole('button', { name: 'Add a mapping' }).click();
  await page.getByRole('menuitem', { name: /^Alias User/ }).click();
  await page.getByRole('alert').getByText('At most 100 mappings fit here.').waitFor();
  await goTo('set-up');
  await page.getByRole('alert').getByText('At most 100 mappings fit here.').waitFor();
  // The browser itself reports every 400.
  expect(complaints.splice(0).every((text) => text.includes('400'))).toBe(true);
});

test('the setup can be downloaded: the file to paste, and the options for the command line', async () => {
  const { page } = user();
  await page.getByRole('combobox', { name: 'Page calls' }).selectOption('off');
  const saved = async (button: RegExp): Promise<[name: string, text: string]> => {
    await page.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: button }).click(),
    ]);
    return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
  };
  const [name, options] = await saved(/^segment-options\.json/);
  expect([name, JSON.parse(options)]).toEqual(['segment-options.json', { dialect: 'segment', pages: 'off' }]);
  const [bundle, code] = await saved(/^File to paste into Segment/);
  expect(bundle).toBe('segment-destination-function.js');
  expect(code).toContain('onIdentify');
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  await page.getByRole('combobox', { name: 'Deleted rows' }).selectOption('erase');
  await page.getByRole('button', { name: 'Download' }).click();
  await page.getByRole('menuitem', { name: /^File to paste into RudderStack/ }).click();
  // Nothing is saved before the user has read what is missing.
  await page.getByRole('dialog').getByText('“Deleted rows” is not in the file.').waitFor();
  const [transformation] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download it anyway' }).click(),
  ]);
  expect(transformation.suggestedFilename()).toBe('rudderstack-transformation.js');
  expect(readFileSync(await transformation.path(), 'utf8')).toMatch(
    /^\/\/ This file differs.*\n\/\/ - “Deleted rows”/,
  );
});
