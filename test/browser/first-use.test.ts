import { startProgram } from './program';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram(() => startProgram('start')));

test('a new user’s steps: settings of both platforms, mapping, event, and the person in Encharge', async () => {
  const { page, goTo } = user();
  await goTo('set-up');
  await page.getByLabel('Payload dialect').selectOption('documented');
  for (const platform of ['Segment', 'RudderStack']) {
    await page.getByRole('tab', { name: platform }).click();
    await page.getByRole('textbox', { name: 'Write key', exact: true }).fill('made-up-key');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('No key tested', { exact: true }).waitFor();
    await page.getByText(/the built-in Encharge has its own keys/).waitFor();
  }
  await page.getByRole('link', { name: 'Next: map fields' }).click();
  await page.getByRole('link', { name: 'Next: try an event' }).click();
  await page.getByText('same payload').waitFor();

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const results = page.getByRole('region', { name: 'Sent' });
  await results.waitFor();
  expect(await results.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
    'Segment delivered',
    'RudderStack delivered',
  ]);
  await results.getByRole('link', { name: 'See it in Encharge' }).click();

  // The demo's own Ada is a different person.
  const person = page.getByRole('region', { name: 'Ada' });
  await person.getByText('Sofia').waitFor();
  expect(await person.getByRole('definition').allInnerTexts()).toEqual(
    expect.arrayContaining(['ada@example.com', 'user-1', 'Ada', 'pro', 'Sofia']),
  );
  await person.getByText('beta', { exact: true }).first().waitFor();
  await page.getByRole('tab', { name: 'Requests' }).click();
  const newest = page.getByRole('region', { name: 'Requests' }).getByRole('listitem');
  for (const request of [newest.nth(0), newest.nth(1)]) {
    await request.getByText('200').waitFor();
    await request.getByText('identify').first().waitFor();
  }
  await newest.nth(0).getByText('RudderStack').waitFor();
  await newest.nth(1).getByText('Segment').waitFor();
});

test('a fault affects both platforms, is shown with every attempt, and then ends', async () => {
  const { page, goTo } = user();
  const menu = page.getByRole('button', { name: /^Fault/ });
  const set = async (fault: RegExp): Promise<void> => {
    await menu.click();
    await page.getByRole('menuitemradio', { name: fault }).click();
  };
  await set(/^500/);
  await page.getByText(/meets this fault, once on each platform/).waitFor();
  await goTo('encharge');
  await goTo('try');
  expect(await menu.innerText()).toBe('Fault: 500');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const results = page.getByRole('region', { name: 'Sent' });
  await results.waitFor();
  expect(await page.getByText(/meets this fault, once on each platform/).count()).toBe(0);
  for (const platform of ['Segment', 'RudderStack']) {
    const column = results.locator('.result-column').filter({ hasText: platform });
    const attempts = column.getByRole('listitem');
    const statuses = attempts.locator('summary').getByText(/^\d+$/);
    expect([platform, await statuses.allInnerTexts()]).toEqual([platform, ['500', '200']]);
    expect(await attempts.first().getByText('would be retried').count()).toBe(1);
  }
  await page.getByRole('button', { name: 'Faults', exact: true }).waitFor();
  await set(/^401/);
  await set(/^No fault/);
  await page.getByText('Encharge answers as it should.').waitFor();
});

test('Encharge is emptied only after a confirmation', async () => {
  const { page, goTo } = user();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'Sent' }).waitFor();
  await goTo('encharge');
  const person = page.getByRole('link', { name: /^Ada ada@example\.com/ });
  await person.waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await person.count()).toBe(1);
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Empty it' }).click();
  await page.getByText('No people yet').waitFor();
});
