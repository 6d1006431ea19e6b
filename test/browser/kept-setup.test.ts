import { useProgram } from './visits';

const { visit } = useProgram();

test('replacing the setup can be undone by keyboard: an example’s options, defaults, a removal, a reset', async () => {
  const { page, goTo, complaints, close } = await visit();
  const setup = (): Promise<string> =>
    page.evaluate<string>(`localStorage.getItem('encharge-workbench/setup')`);
  const undo = page.getByRole('button', { name: 'Undo' });
  await goTo('set-up');
  await page.getByLabel('Oldest event, in days').fill('7');
  await goTo('map');
  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByRole('textbox', { name: 'Trigger' }).fill('type = "identify" and userId = "1"');
  const mine = await setup();

  await page.getByRole('button', { name: 'Defaults' }).press('Enter');
  await page.getByText('Mapping “Identify User” has its defaults again.').waitFor();
  const defaults = await setup();
  await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await page.getByText('Mapping “Identify User” removed.').waitFor();
  await undo.press('Enter');
  expect(await setup()).toBe(defaults);
  await page.getByText('Mapping “Identify User” has its defaults again.').waitFor();
  await undo.press('Enter');
  expect(await setup()).toBe(mine);
  expect(await undo.count()).toBe(0);
  expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');

  await goTo('set-up');
  await page.getByRole('button', { name: 'Reset both platforms' }).press('Enter');
  expect(await setup()).not.toBe(mine);
  await undo.press('Enter');
  expect(await setup()).toBe(mine);

  await goTo('try');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('A trait under another name');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Use its options/ }).press('Enter');
  await page.getByText(/^Both platforms are set up with/).waitFor();
  expect(await setup()).not.toBe(mine);
  await undo.press('Enter');
  expect(await setup()).toBe(mine);
  expect(complaints).toEqual([]);
  await close();
});

test('two tabs share one setup: neither loses the other’s changes', async () => {
  const { page, goTo, close } = await visit();
  const other = await page.context().newPage();
  await other.goto(`${new URL(page.url()).origin}/#/set-up`);
  await goTo('set-up');
  await page.getByLabel('Oldest event, in days').fill('7');
  // Browsers bring a change to the other tabs a moment later.
  await other.waitForFunction(
    `[...document.querySelectorAll('.form input')].some(({ value }) => value === '7')`,
  );
  await other.getByLabel('Payload dialect').selectOption('documented');
  for (const tab of [page, other]) {
    await tab.waitForFunction(
      `[...document.querySelectorAll('.form input')].some(({ value }) => value === '7') && /documented/.test(localStorage['encharge-workbench/setup'])`,
    );
    await tab.reload();
    expect(await tab.getByLabel('Oldest event, in days').inputValue()).toBe('7');
    expect(await tab.getByLabel('Payload dialect').inputValue()).toBe('documented');
  }
  await close();
});

test.each([
  [
    'is forbidden',
    `Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('Denied', 'SecurityError'); } });`,
  ],
  ['is full', `Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); };`],
])('storage that %s: the page opens, says so once, and works from memory', async (_, script) => {
  const { page, goTo, complaints, close } = await visit({ script });
  await page.getByText('This browser stores nothing for this page.').waitFor();
  await page.getByRole('button', { name: 'Close this message' }).click();
  await page.keyboard.press('d');
  await goTo('set-up');
  await page.getByLabel('Payload dialect').selectOption('documented');
  await goTo('map');
  await page.getByRole('tree').first().waitFor();
  await goTo('set-up');
  expect(await page.getByLabel('Payload dialect').inputValue()).toBe('documented');
  expect(await page.getByText('This browser stores nothing for this page.').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
