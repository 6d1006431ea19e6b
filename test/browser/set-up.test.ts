import { readFileSync } from 'node:fs';
import type { JsonObject, PreviewRequest } from '../../destinations/local/src/workbench/api';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram(), 'set-up');

test('RudderStack’s consent form: filled in, refused as its dashboard would, and part of the Config', async () => {
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
