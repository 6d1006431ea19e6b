import { useProgram } from './visits';

const { visit } = useProgram();

test('everything by keyboard: an event from the gallery, its values, sent, and seen in Encharge', async () => {
  const { page, complaints, close } = await visit();
  await page.keyboard.press('/');
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.type('order completed');
  await page.keyboard.press('Enter');
  const tree = page.getByRole('tree', { name: 'Body of request 1 of Segment' });
  await tree.getByText('"Order Completed"').first().waitFor();

  const focused = 'document.activeElement.textContent';
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>('document.activeElement.getAttribute("role") === "treeitem"')) break;
  }
  expect(await page.evaluate(focused)).toBe('{');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(focused)).toBe('"type": "track",');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(focused)).toBe('"event": "Order Completed",');
  await page.getByTitle('Rule track.name').first().waitFor();

  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'Sent' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByRole('heading', { level: 1, name: 'Encharge' }).waitFor();
  await page.keyboard.press('d');
  expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
  expect(complaints).toEqual([]);
  await close();
});

test('single keys work on a switch, and can be switched off permanently', async () => {
  const { page, goTo, complaints, close } = await visit();
  await goTo('map');
  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByRole('switch', { name: 'Enabled' }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('heading', { level: 1, name: 'Try' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: 'Single keys' }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('tree').first().waitFor();
  for (const key of ['d', '?', '/', 'g', 'm']) await page.keyboard.press(key);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Try');
  await page.getByRole('button', { name: 'Colours: system. Change' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'Sent' }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
