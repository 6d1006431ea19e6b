import type { Locator } from 'playwright-core';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram(), 'map');

/** Whether one element's text overlaps another's. */
async function overlaps(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [(await one.boundingBox())!, (await other.boundingBox())!];
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test.each([
  ['a wide screen', 1440, 900],
  ['a laptop', 1024, 700],
  ['a phone', 390, 740],
])('on %s a notice covers neither the page nor the navigation', async (_name, width, height) => {
  const { page } = user();
  await page.setViewportSize({ width, height });
  await page.getByRole('button', { name: /^Alias User/ }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const notice = page.locator('.notice', { hasText: 'Mapping “Alias User” removed.' });
  await notice.waitFor();
  expect(await overlaps(notice, page.getByRole('main'))).toBe(false);
  for (const link of await page.getByRole('navigation').getByRole('link').all())
    expect(await overlaps(notice, link)).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /^Alias User/ }).waitFor();
});
