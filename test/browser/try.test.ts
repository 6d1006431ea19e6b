import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { writeEvent } from './visit';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram());

test('the active value is highlighted with its source, its counterpart and its rule', async () => {
  const { page } = user();
  const [segment, rudderstack] = ['Segment', 'RudderStack'].map((name) =>
    page.getByRole('tree', { name: `Body of request 1 of ${name}` }),
  );
  await segment!.getByRole('treeitem', { name: '"plan": "pro"' }).hover();
  await page.getByTitle('Rule person.traits').first().waitFor();
  expect(await page.locator('.editor .cm-lit').allInnerTexts()).toEqual(['"plan": "pro"']);
  expect(await rudderstack!.locator('.is-lit').allInnerTexts()).toEqual(['"plan": "pro",']);

  await rudderstack!.getByRole('treeitem', { name: '"city": "Sofia"' }).hover();
  await page.getByTitle('Rule person.address').first().waitFor();
  expect(await page.locator('.editor .cm-lit').allInnerTexts()).toEqual(['"city": "Sofia"']);

  await page.locator('.editor .cm-line', { hasText: '"firstName"' }).getByText('"Ada"').hover();
  expect(await segment!.locator('.is-lit').allInnerTexts()).toEqual(['"firstName": "Ada",']);
});

test('differences are marked; with the same dialect both send the same', async () => {
  const { page } = user();
  await page.getByText(/^\d+ differences$/).waitFor();
  const tree = page.getByRole('tree', { name: 'Body of request 1 of RudderStack' });
  expect(await tree.locator('.is-marked').allInnerTexts()).toContain('"name": "identify",');
  await page.getByRole('button', { name: /^Set RudderStack’s to/ }).click();
  await page.getByText('same payload').waitFor();
  expect(await page.locator('.is-marked').count()).toBe(0);
});

test('payloads follow the typing; an error appears at its line, a warning at its value', async () => {
  const { page } = user();
  await writeEvent(page, { type: 'track', event: 'Typed', userId: 'user-9' });
  await page.getByRole('treeitem', { name: '"event": "Typed"' }).waitFor();
  await writeEvent(page, '{\n  "type": "track",\n  oops\n}');
  await page.getByText('Line 3.').waitFor();
  // The mark is drawn after the text.
  await page.locator('.editor .cm-lint-marker-error').first().waitFor();
  expect(await page.locator('.editor .cm-lint-marker-error').count()).toBe(1);
  await writeEvent(page, { type: 'identify', userId: 'user-9', traits: { email: 'no address' } });
  await page.getByRole('group', { name: 'Warnings' }).first().waitFor();
  expect(await page.locator('.editor .cm-lintRange-warning').allInnerTexts()).toEqual([
    '"email": "no address"',
  ]);
});

test('of two examples chosen in a row the last one stays, and so does what is typed meanwhile', async () => {
  const { page } = user();
  const answers: (() => void)[] = [];
  await page.route(/scenarios\/track\/order-completed$/, async (route) => {
    await new Promise<void>((resolve) => answers.push(resolve));
    await route.continue();
  });
  const choose = async (words: string): Promise<void> => {
    await page.getByRole('button', { name: 'Gallery' }).click();
    await page.getByRole('searchbox', { name: 'Search the gallery' }).fill(words);
    await page.keyboard.press('Enter');
  };
  const late = async (): Promise<void> => {
    const answered = page.waitForResponse(/order-completed$/);
    answers.shift()?.();
    await (await answered).finished();
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
  };
  const first = /"event": "Order Completed"/;
  await choose('track/order-completed');
  await choose('property person field');
  const second = page.getByRole('treeitem', { name: '"plan": "pro"' });
  await second.first().waitFor();
  await late();
  expect(await page.getByRole('treeitem', { name: first }).count()).toBe(0);
  await choose('track/order-completed');
  await writeEvent(page, { type: 'track', event: 'Typed', userId: 'user-9' });
  await late();
  await page.getByRole('treeitem', { name: '"event": "Typed"' }).waitFor();
  expect(await page.getByRole('treeitem', { name: first }).count()).toBe(0);
});

test('an event that one platform skips and the other rejects has different outcomes, not 0 differences', async () => {
  const { page } = user();
  await writeEvent(page, { userId: 'u', event: 'n' });
  await page
    .getByText('Different outcomes: Segment skips it, RudderStack refuses it', { exact: true })
    .waitFor();
  expect(await page.getByText(/differences?$/).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Set RudderStack’s to/ }).count()).toBe(0);
});

test('sending continues while another page is shown, and its result waits on Try', async () => {
  const { page } = user();
  let answer: () => void = () => undefined;
  await page.route('**/api/send', async (route) => {
    await new Promise<void>((resolve) => (answer = resolve));
    await route.continue();
  });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('link', { name: 'Map' }).click();
  await page.getByRole('link', { name: 'Next: try an event' }).click();
  expect(await page.getByRole('button', { name: 'Sending…' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Send live…' }).click();
  await page.getByRole('textbox', { name: 'Write key', exact: true }).fill('made-up-key');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Another event is still being sent.').waitFor();
  expect(await page.getByRole('button', { name: 'Send to the real Encharge' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Map' }).click();
  answer();
  await page.waitForResponse('**/api/send');
  await page.getByRole('link', { name: 'Next: try an event' }).click();
  await page.getByRole('region', { name: 'Sent' }).getByText('Segment').waitFor();
});

test('dragging a selection out of a dialog leaves it open; a click outside closes it', async () => {
  const { page } = user();
  await page.getByRole('button', { name: 'Gallery' }).click();
  const field = page.getByRole('searchbox', { name: 'Search the gallery' });
  await field.fill('order');
  const { x, y } = (await field.boundingBox())!;
  await page.mouse.move(x + 60, y + 10);
  await page.mouse.down();
  await page.mouse.move(20, y + 10);
  await page.mouse.up();
  expect(await field.inputValue()).toBe('order');
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.mouse.click(20, y + 10);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a dropped value has the form’s label, and a link to the switch', async () => {
  const { page } = user();
  await writeEvent(page, { type: 'track', event: 'X', userId: 'u', context: { ip: '8.8.8.8' } });
  await page.getByRole('treeitem', { name: '"event": "X"' }).waitFor();
  await page.getByRole('link', { name: 'Set up' }).click();
  await page.getByRole('combobox', { name: 'Send the IP address' }).selectOption({ label: 'No' });
  await page.getByRole('link', { name: 'Try' }).click();
  const segment = page.getByRole('region', { name: 'Segment' });
  await segment.getByText(/^Left out/).click();
  await segment.getByText('“Send the IP address” is off.').waitFor();
  await segment.getByRole('link', { name: 'Change “Send the IP address”' }).click();
  const ip = page.getByRole('combobox', { name: 'Send the IP address' });
  await page.waitForFunction(
    'document.activeElement.closest("[data-setting]")?.dataset.setting === "sendIp"',
  );
  await ip.selectOption({ label: 'Yes' });

  await page.getByRole('link', { name: 'Try' }).click();
  await writeEvent(page, { type: 'track', event: 'X', anonymousId: 'visitor' });
  const rudderstack = page.getByRole('region', { name: 'RudderStack' });
  await rudderstack.getByRole('link', { name: 'Change “Payload dialect”' }).click();
  await page.getByRole('tab', { name: 'RudderStack', selected: true }).waitFor();
  await page.waitForFunction(
    'document.activeElement.closest("[data-setting]")?.dataset.setting === "dialect"',
  );
});

test('a dropped value is shown with the reason', async () => {
  const { page } = user();
  await page
    .getByText(/^Left out/)
    .first()
    .click();
  await page.getByRole('button', { name: /^messageId/ }).waitFor();
  await page.getByRole('button', { name: /^messageId/ }).focus();
  expect(await page.locator('.editor .cm-lit').allInnerTexts()).toEqual(['"messageId": "m-1"']);
});

test('the gallery finds an example; its options can be used', async () => {
  const { page } = user();
  await page.getByRole('button', { name: 'Gallery' }).click();
  await page.getByRole('searchbox', { name: 'Search the gallery' }).fill('property person field');
  await page.getByRole('button', { name: /^A property becomes a person field/ }).click();
  await page.getByRole('button', { name: 'Use its options: Field mapping' }).click();
  await page.getByRole('treeitem', { name: '"currentPlan": "pro"' }).first().waitFor();
});

test('nothing goes to a real account without a key and a second confirmation', async () => {
  const { page } = user();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/send')) sent.push(request.url());
  });
  await page.getByRole('button', { name: 'Send live…' }).click();
  expect(await page.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Write key', exact: true }).fill('made-up-key');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send to the real Encharge' }).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(sent).toEqual([]);
});

test('the requests can be copied as curl without a key, the event as a fixture', async () => {
  const { page } = user();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = async (item: RegExp, said: RegExp): Promise<string> => {
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByText(said).waitFor();
    return page.evaluate<string>('navigator.clipboard.readText()');
  };
  const curl = await copied(/^As curl, Segment/, /^Copied: send\.sh\. It goes to the built-in Encharge/);
  await promisify(execFile)('sh', ['-c', curl]);
  const found = await page.request.get('/api/encharge/people?search=ada@example.com');
  expect(((await found.json()) as { total: number }).total).toBe(1);
  const live = await copied(/^As live curl, Segment/, /a real account: set ENCHARGE_WRITE_KEY before/);
  expect(live).toContain('$ENCHARGE_WRITE_KEY');
  expect(live).toContain('https://ingest.encharge.io/');
  expect(await copied(/^As fixture, Segment/, /^Copied: scenario\.json.*as you typed them/)).toContain(
    'event.json',
  );
});

test('events from an app’s SDK are shown with their mapping, also on a page opened later, until they are cleared', async () => {
  const { page, goTo } = user();
  await goTo('listen');
  await page.getByText('Nothing heard yet').waitFor();
  const answer = await page.request.get('/api/definitions');
  const { urls } = (await answer.json()) as { urls: { listen: { platform: string; url: string }[] } };
  const address = urls.listen.find(({ platform }) => platform === 'segment')!.url;
  await page.request.post(`${new URL(address).origin}/segment/v1/batch`, {
    data: { batch: [{ type: 'track', event: 'Heard', userId: 'user-3', messageId: 'm-3' }] },
  });
  await page.getByText('track · Heard').waitFor();
  await page.reload();
  await page.getByText('track · Heard').click();
  await page.getByText('delivered', { exact: true }).waitFor();
  await page
    .getByRole('tree', { name: /^Request to/ })
    .getByText('"Heard"')
    .waitFor();
  await page.getByRole('button', { name: 'Open in Try' }).click();
  await page.getByRole('treeitem', { name: '"event": "Heard"' }).waitFor();
  await goTo('listen');
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('Nothing heard yet').waitFor();
  await page.reload();
  await page.getByText('Nothing heard yet').waitFor();
});

test('RudderStack’s web SDK without its plugins gets a message, and a snippet that works offline', async () => {
  const { page, goTo } = user();
  await goTo('listen');
  await page.getByText("import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'").waitFor();
  const answer = await page.request.get('/api/definitions');
  const { urls } = (await answer.json()) as { urls: { listen: { platform: string; url: string }[] } };
  const address = urls.listen.find(({ platform }) => platform === 'rudderstack')!.url;
  await page.request.get(`${address}/sourceConfig/?build=modern&writeKey=any`);
  await page.getByText(/^RudderStack’s web SDK fetched its settings here, and no event came\./).waitFor();
  await page.request.post(`${address}/v1/track`, { data: { event: 'Bundled', userId: 'user-4' } });
  await page.getByText('track · Bundled').waitFor();
  expect(await page.getByText(/and no event came/).count()).toBe(0);
});
