import { pasteEvent, writeEvent } from './visit';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram());
const TRACK = { type: 'track', event: 'Demo Booked', userId: 'u-1', properties: { plan: 'team' } };

test('both platforms skip an event whose sender excluded Encharge, also when it is sent', async () => {
  const { page } = user();
  await writeEvent(page, { ...TRACK, integrations: { All: false } });
  for (const name of ['Segment', 'RudderStack']) {
    const column = page.getByRole('region', { name });
    await column.getByText('skipped', { exact: true }).waitFor();
    await column.getByText(/^Skipped\. Its sender excluded Encharge in integrations/).waitFor();
  }
  await page.getByText('same outcome: nothing is sent').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const sent = page.getByRole('region', { name: 'Sent: track · Demo Booked' });
  await sent.getByText('skipped').first().waitFor();
  expect(await sent.getByText('delivered').count()).toBe(0);
});

test('the result names its event, says when the editor has another one, and disappears with Clear', async () => {
  const { page } = user();
  await writeEvent(page, TRACK);
  await page.getByRole('treeitem', { name: '"event": "Demo Booked"' }).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const sent = page.getByRole('region', { name: 'Sent: track · Demo Booked' });
  await sent.getByText(/^To the built-in Encharge at \d/).waitFor();
  expect(await sent.getByText('the event has changed since').count()).toBe(0);
  await writeEvent(page, { ...TRACK, event: 'Other' });
  await sent.getByText('the event has changed since').waitFor();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await sent.waitFor({ state: 'detached' });

  await pasteEvent(page, JSON.stringify({ batch: [TRACK, { ...TRACK, event: 'Second' }] }));
  await page.getByRole('combobox', { name: 'Event of the list' }).waitFor();
  await page.getByRole('treeitem', { name: '"event": "Demo Booked"' }).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'Sent 1 of 2: track · Demo Booked' }).waitFor();
});

test('no error mark stays on an event made from a call', async () => {
  const { page } = user();
  // The server takes a while to read the call: meanwhile the text is not JSON, and marked.
  await page.route('**/api/pasted', async (route) => {
    await page.locator('.cm-lint-marker-error').waitFor();
    await route.continue();
  });
  await pasteEvent(page, "analytics.track('X', { a: 1 })");
  await page.getByRole('treeitem', { name: '"event": "X"' }).waitFor();
  await page.locator('.cm-lint-marker-error').waitFor({ state: 'detached' });
  expect(await page.locator('.cm-lintRange-error').count()).toBe(0);
});

test('unreadable text is reported once, under the event', async () => {
  const { page } = user();
  await writeEvent(page, '{ "type": track }');
  await page.getByText(/^Line 1\./).waitFor();
  const said = await page.locator('.reason.is-failed').innerText();
  const words = said.replace(/^Line 1\.\s*/, '').trim();
  expect(await page.getByText(words, { exact: false }).count()).toBe(1);
});

test('an event that only a mapping’s condition excludes names the condition and links to it', async () => {
  const { page, goTo } = user();
  await goTo('map');
  await page.getByRole('button', { name: /^Track Event/ }).click();
  await page.getByRole('textbox', { name: 'Trigger' }).fill('type = "track" and event = "Paid"');
  await goTo('try');
  await writeEvent(page, TRACK);
  const segment = page.getByRole('region', { name: 'Segment' });
  await segment
    .getByText('“Track Event” takes track calls only when the call is track and event is Paid.')
    .waitFor();
  await segment.getByRole('link', { name: 'Change the trigger of “Track Event”' }).click();
  await page.getByRole('textbox', { name: 'Trigger' }).waitFor();
  await page.waitForFunction(`document.activeElement.value === 'type = "track" and event = "Paid"'`);
});

test('a value that the user mapped says so, and links to the mapping', async () => {
  const { page, goTo } = user();
  await writeEvent(page, TRACK);
  await page.getByRole('treeitem', { name: '"event": "Demo Booked"' }).waitFor();
  await page.getByRole('link', { name: 'Map' }).click();
  await page.getByRole('button', { name: /^Track Event/ }).click();
  await page.getByRole('button', { name: /^Person fields/ }).click();
  await page
    .getByRole('combobox', { name: 'Where Person fields comes from' })
    .selectOption({ label: 'Keys and values' });
  await page.getByRole('button', { name: 'Add key' }).click();
  // The new key has the focus, and is not an error until the focus leaves it.
  await page.keyboard.type('currentPlan');
  await page.getByRole('combobox', { name: 'Path of Person fields, currentPlan' }).fill('properties.plan');
  await goTo('try');
  const value = page
    .getByRole('region', { name: 'Segment' })
    .getByRole('treeitem', { name: '"currentPlan": "team"' });
  await value.click();
  await page.getByText('You mapped this:').waitFor();
  await page.getByRole('link', { name: 'Map › Track Event › Person fields' }).click();
  await page.getByRole('heading', { level: 1, name: 'Map' }).waitFor();

  // The file contains what the page showed.
  await page.getByRole('button', { name: 'Download' }).click();
  await page.getByRole('menuitem', { name: /^segment-options\.json/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText('The file sends “currentPlan” with “Track Page View” and “Track Screen View”, too.')
    .waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download it anyway' }).click(),
  ]);
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  expect(JSON.parse(Buffer.concat(chunks).toString('utf8'))).toEqual({
    dialect: 'segment',
    rename: [{ from: 'properties.plan', to: 'currentPlan' }],
  });
});

test('before anything is sent, a warning does not say that it was', async () => {
  const { page } = user();
  await writeEvent(page, { ...TRACK, properties: { password: 'x' } });
  const segment = page.getByRole('region', { name: 'Segment' });
  await segment.getByText(/it is sent all the same/).waitFor();
  expect(await page.getByText(/was sent all the same/).count()).toBe(0);
});
