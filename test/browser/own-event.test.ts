import { pasteEvent, writeEvent } from './visit';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram());
const editorText = (): Promise<string> =>
  user().page.evaluate<string>(
    `[...document.querySelector('.editor').shadowRoot.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')`,
  );
const lit = (): Promise<string[]> => user().page.locator('.cm-lit, .is-lit').allInnerTexts();
const EVENT = { type: 'track', event: 'Pasted', userId: 'user-1', properties: { plan: 'pro' } };

test('after a paste the event is laid out and only the value at the caret is highlighted', async () => {
  const { page } = user();
  await page.locator('.editor .cm-line', { hasText: '"firstName"' }).getByText('"Ada"').hover();
  await page.locator('.is-lit').first().waitFor();
  await pasteEvent(page, JSON.stringify(EVENT));
  await page.getByRole('treeitem', { name: '"event": "Pasted"' }).waitFor();
  await page.locator('.is-lit').first().waitFor({ state: 'detached' });
  expect(await editorText()).toBe(JSON.stringify(EVENT, undefined, 2));
  for (const key of ['ArrowUp', 'ArrowUp', 'End']) await page.keyboard.press(key);
  await page.locator('.is-lit').first().waitFor();
  expect(await lit()).toEqual(['"plan": "pro"', '"plan": "pro"', '"plan": "pro"']);
  await page.keyboard.press('Control+End');
  await page.locator('.cm-lit, .is-lit').first().waitFor({ state: 'detached' });
  expect(await lit()).toEqual([]);
});

test('pasting into the middle of an event replaces it instead of breaking it', async () => {
  const { page } = user();
  await page.getByRole('textbox', { name: 'Event', exact: true }).focus();
  await page.keyboard.press('Control+End');
  await pasteEvent(page, JSON.stringify(EVENT), { isAll: false });
  await page.getByRole('treeitem', { name: '"event": "Pasted"' }).waitFor();
  await page.keyboard.press('Control+Z');
  await page.getByRole('treeitem', { name: '"email": "ada@example.com"' }).first().waitFor();
});

test('SDK calls become events, one after the other, and no code is run', async () => {
  const { page } = user();
  await pasteEvent(
    page,
    `analytics.identify('user-7', { plan: 'pro' });
     analytics.track('Signed Up', { seats: 3, by: (() => { window.wasRun = true; })() });`,
  );
  await page.getByRole('treeitem', { name: '"plan": "pro"' }).first().waitFor();
  await page.getByText(/^Code is not run here: type values in place of/).waitFor();
  const choice = page.getByRole('combobox', { name: 'Event of the list' });
  expect(await choice.getByRole('option').allInnerTexts()).toEqual([
    '1 of 2: identify',
    '2 of 2: track · Signed Up',
  ]);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('treeitem', { name: '"seats": 3' }).first().waitFor();
  expect(await editorText()).toContain('"userId": "user-7"');
  expect(await page.evaluate('window.wasRun')).toBeUndefined();
});

test('a list is understood, even when typed; changes to one event stay with it', async () => {
  const { page } = user();
  await writeEvent(page, JSON.stringify([EVENT, { ...EVENT, event: 'Second' }]));
  await page.getByRole('button', { name: 'Read it as a list or as code' }).click();
  await page.getByRole('treeitem', { name: '"event": "Pasted"' }).waitFor();
  await writeEvent(page, { ...EVENT, event: 'Changed' });
  await page.getByRole('treeitem', { name: '"event": "Changed"' }).waitFor();
  await page.getByRole('combobox', { name: 'Event of the list' }).selectOption('1');
  await page.getByRole('treeitem', { name: '"event": "Second"' }).waitFor();
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByRole('treeitem', { name: '"event": "Changed"' }).waitFor();
  await page.reload();
  await page.getByRole('treeitem', { name: '"event": "Changed"' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('treeitem', { name: '"event": "Second"' }).waitFor();
});

test('text without an event says what can be read', async () => {
  await pasteEvent(user().page, 'an order was completed');
  await user()
    .page.getByText(/^Line 1\. There is no readable event in this\. Paste an event as JSON/)
    .waitFor();
});

test('the user’s own event survives a reload, in this tab only; after Clear typing continues', async () => {
  const { page } = user();
  await writeEvent(page, EVENT);
  await page.getByRole('treeitem', { name: '"event": "Pasted"' }).waitFor();
  await page.reload();
  await page.getByRole('treeitem', { name: '"event": "Pasted"' }).waitFor();
  expect(await page.evaluate<string>('JSON.stringify({ ...localStorage })')).not.toContain('Pasted');

  await page.getByRole('button', { name: 'Clear' }).click();
  await page.keyboard.insertText(JSON.stringify({ ...EVENT, event: 'Typed on' }));
  await page.getByRole('treeitem', { name: '"event": "Typed on"' }).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('No payload yet').first().waitFor();
  await page.reload();
  await page.getByRole('treeitem', { name: '"email": "ada@example.com"' }).first().waitFor();
});

test('an event can be sent as one platform only, and the choice is kept', async () => {
  const { page } = user();
  await page.getByRole('combobox', { name: 'Send as' }).selectOption('rudderstack');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const sent = page.getByRole('region', { name: 'Sent' });
  await sent.waitFor();
  expect(await sent.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['RudderStack delivered']);
  await page.reload();
  await page.getByRole('tree').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await sent.waitFor();
  expect(await sent.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['RudderStack delivered']);
});

test('the gallery begins with the six calls and a shop, finds titles first, and works with arrow keys', async () => {
  const { page } = user();
  await page.keyboard.press('/');
  const gallery = page.getByRole('dialog', { name: 'Gallery' });
  await gallery.getByRole('searchbox').waitFor();
  expect((await gallery.getByRole('heading', { level: 3 }).allInnerTexts()).slice(0, 2)).toEqual([
    'THE SIX CALLS',
    'A SHOP',
  ]);
  expect(await gallery.getByRole('region', { name: 'The six calls' }).getByRole('button').count()).toBe(6);
  await page.keyboard.type('order completed');
  await gallery.getByRole('region', { name: 'Found' }).waitFor();
  expect(await gallery.getByRole('button').nth(1).innerText()).toContain('E-commerce: Order Completed');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: '"event": "Order Completed"' }).waitFor();
});

test('at 1024 pixels both payloads are beside the event', async () => {
  const { page } = user();
  await page.setViewportSize({ width: 1024, height: 700 });
  const [event, ...payloads] = await Promise.all(
    ['Event', 'Segment', 'RudderStack'].map((name) =>
      page.getByRole('region', { name, exact: true }).boundingBox(),
    ),
  );
  for (const payload of payloads) expect(payload!.x).toBeGreaterThanOrEqual(event!.x + event!.width);
  expect(payloads[0]!.y).toBe(event!.y);
});
