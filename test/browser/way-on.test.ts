import { writeEvent } from './visit';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram());

test('a path that a warning suggests is already filled in, and one that finds nothing says so', async () => {
  const { page } = user();
  const traits = { address: { floor: 3 }, plan: 'pro' };
  await writeEvent(page, { type: 'identify', userId: 'u', traits });
  const segment = page.getByRole('region', { name: 'Segment' });
  await segment.getByRole('link', { name: 'Change “Field mapping”' }).first().click();
  const path = page.getByRole('combobox', { name: 'Path 1 in the event' });
  await path.waitFor();
  expect(await path.inputValue()).toBe('traits.address.floor');
  await page.waitForFunction('document.activeElement.ariaLabel === "Person field 1"');
  await page.keyboard.type('floor');
  await page.getByRole('tree').getByText('"floor": 3').waitFor();

  await page.getByRole('button', { name: 'Add path' }).click();
  await page.keyboard.type('traits.nowhere');
  await page.getByText('Nothing is at this path in this event.').waitFor();
  expect(await page.getByText('Without a person field this row is left out.').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Other event' }).focus();
  await page.getByText('Without a person field this row is left out.').waitFor();
});

test('a page visit that the dialect does not support says so under its field', async () => {
  const { page, goTo } = user();
  await goTo('set-up');
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  await page.getByRole('combobox', { name: 'Page calls' }).selectOption('visit');
  await page
    .getByText(
      '“Page visit” needs “Segment (as Encharge’s own destination)” as the “Payload dialect”. Until then: event "Viewed Page".',
    )
    .waitFor();
  await page.getByRole('combobox', { name: 'Payload dialect' }).selectOption('segment');
  await page.getByText(/^“Page visit” needs/).waitFor({ state: 'detached' });
});

test('the connection card says what each platform tests, and nothing about an earlier test', async () => {
  const { page, goTo } = user();
  await goTo('set-up');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByText(/^Segment takes these settings, the keys aside\./).waitFor();
  await page.getByRole('radio', { name: /^The real Encharge/ }).check();
  await page.getByText(/^Segment takes these settings/).waitFor({ state: 'detached' });
  await page.getByText('Type a key into the form first.').waitFor();
  await page.getByRole('tab', { name: 'RudderStack' }).click();
  await page.getByText(/^RudderStack has no connection test\./).waitFor();
  expect(await page.getByRole('radio', { name: /^The real Encharge/ }).isChecked()).toBe(true);
});

test('there is a guide, and a command to import a history', async () => {
  const { page, goTo } = user();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Guide' }).click();
  await page.getByRole('dialog', { name: 'Guide' }).getByRole('link', { name: 'Encharge' }).click();
  await page.getByRole('heading', { level: 1, name: 'Encharge' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await goTo('encharge');
  await page.getByRole('button', { name: 'Copy the command that brings in your history' }).click();
  await page.getByText('Copied.').waitFor();
  // It does not run at its usual port.
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toMatch(
    /^npx --offline encharge-destinations send \.\/export --to http:\/\/127\.0\.0\.1:\d+$/,
  );
});

test('the gallery begins with everyday events, and finds them by common names', async () => {
  const { page } = user();
  await page.getByRole('button', { name: 'Gallery' }).click();
  const dialog = page.getByRole('dialog');
  const shown = dialog.getByRole('listitem').filter({ visible: true });
  expect(await shown.count()).toBe(15);
  // Only the list has a scroll bar.
  expect(
    await page.evaluate<number>(
      `[document.querySelector('dialog[open]'), document.querySelector('dialog[open] .dialog-box')].filter(
        (element) => element.scrollHeight > element.clientHeight).length`,
    ),
  ).toBe(0);
  await dialog.getByText(/^All \d+ test cases$/).click();
  expect(await shown.count()).toBeGreaterThan(500);
  await page.getByRole('searchbox', { name: 'Search the gallery' }).fill('cart abandoned');
  await dialog.getByRole('button', { name: /^E-commerce: Checkout Started/ }).waitFor();
});

test('requests and received events name their person and platform', async () => {
  const { page, goTo } = user();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'Sent' }).waitFor();
  await goTo('encharge');
  await page.getByRole('tab', { name: /^Requests/ }).click();
  const row = page.getByRole('region', { name: 'Requests' }).getByRole('listitem').first();
  await row.getByText('RudderStack').waitFor();
  await row.locator('summary').getByText('Ada', { exact: true }).waitFor();

  const answer = await page.request.get('/api/definitions');
  const { urls } = (await answer.json()) as { urls: { listen: { url: string }[] } };
  await page.request.post(`${new URL(urls.listen[0]!.url).origin}/segment/v1/batch`, {
    data: { batch: [{ type: 'track', event: 'Heard', userId: 'user-7' }] },
  });
  await goTo('listen');
  const heard = page.getByRole('log').getByRole('listitem').first().locator('summary');
  await heard.getByText('user-7', { exact: true }).waitFor();
  await heard.getByText('Segment', { exact: true }).waitFor();
});

test('the first press of the theme button is visible', async () => {
  const { page } = user();
  const colours = (): Promise<string> =>
    page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme');
  const before = await colours();
  await page.getByRole('button', { name: /^Colours: system/ }).click();
  expect(await colours()).not.toBe(before);
});

test('on a narrow page a line says what an edit changed in the payload', async () => {
  const { page, goTo } = user();
  await page.setViewportSize({ width: 390, height: 844 });
  await goTo('map');
  await page.getByRole('tree').first().waitFor();
  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByRole('button', { name: /^User ID/ }).click();
  await page.getByRole('combobox', { name: 'Path of User ID' }).fill('traits.plan');
  const line = page.getByRole('status', { name: 'Changed in the payload' });
  await line.getByText('userId', { exact: true }).waitFor();
  await line.getByText('pro', { exact: true }).waitFor();
  const { y, height } = (await line.boundingBox())!;
  expect(y + height).toBeLessThanOrEqual(844);
});
