import { useProgram } from './visits';

const { visit } = useProgram();

test('the whole way by keyboard alone: an event of the gallery, its values, sent, and seen in Encharge', async () => {
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
  await page.getByText('track.name').waitFor();

  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'Sent' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByRole('heading', { level: 1, name: 'Encharge' }).waitFor();
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
  expect(complaints).toEqual([]);
  await close();
});
