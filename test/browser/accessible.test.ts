import type { Browser } from 'playwright-core';
import { violations } from './axe';
import { launchChromium } from './chromium';
import { startProgram } from './program';
import type { Program } from './program';
import { PAGES, visit } from './visit';

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([launchChromium(), startProgram()]);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

/** The rules that see colours; all others say the same in both themes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

test('axe finds nothing on any page, light and dark', async () => {
  const { page, goTo, complaints, close } = await visit(browser, program.url, { colorScheme: 'light' });
  const found: string[] = [];
  const look = async (what: string): Promise<void> => {
    await page.emulateMedia({ colorScheme: 'light' });
    found.push(...(await violations(page)).map((one) => `${what}, light: ${one}`));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await violations(page, OF_COLOURS)).map((one) => `${what}, dark: ${one}`));
  };
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'Sent' }).waitFor();
  for (const name of PAGES) {
    await goTo(name);
    await look(name);
    for (const tab of await page.getByRole('tab', { selected: false }).all()) {
      await tab.click();
      await look(`${name}, ${await tab.innerText()}`);
    }
  }
  await goTo('map');
  await page.getByRole('tab', { name: 'Segment' }).click();
  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByRole('button', { name: /^Email/ }).click();
  await look('a mapping');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await look('keys');
  await page.keyboard.press('Escape');
  await goTo('try');
  await page.getByRole('treeitem', { name: '"plan": "pro"' }).first().hover();
  await look('a value');
  await page.getByRole('button', { name: 'Gallery' }).click();
  await look('gallery');
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test.each([360, 768, 2560])('no page scrolls sideways at %d pixels', async (width) => {
  const { page, goTo, close } = await visit(browser, program.url, { viewport: { width, height: 800 } });
  for (const name of PAGES) {
    await goTo(name);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect([name, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([
        name,
        0,
      ]);
    }
    expect([name, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([
      name,
      0,
    ]);
  }
  await close();
});

test('the whole way by keyboard alone: an event of the gallery, its values, sent, and seen in Encharge', async () => {
  const { page, complaints, close } = await visit(browser, program.url);
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
