import { violations } from './axe';
import { PAGES, pasteEvent } from './visit';
import { useProgram } from './visits';

const { visit } = useProgram();

/** The rules about colours; all others give the same result in both themes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

test('axe finds nothing on any page, light and dark', async () => {
  const { page, goTo, complaints, close } = await visit({ colorScheme: 'light' });
  const found: string[] = [];
  const look = async (what: string): Promise<void> => {
    await page.emulateMedia({ colorScheme: 'light' });
    found.push(...(await violations(page)).map((one) => `${what}, light: ${one}`));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await violations(page, OF_COLOURS)).map((one) => `${what}, dark: ${one}`));
  };
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'Sent' }).waitFor();
  const answer = await page.request.get('/api/definitions');
  const { urls } = (await answer.json()) as { urls: { listen: { url: string }[] } };
  await page.request.post(`${new URL(urls.listen[0]!.url).origin}/segment/v1/batch`, {
    data: {
      batch: [
        { type: 'track', event: 'Bought', userId: 'user-1', properties: { price: 3 } },
        { type: 'group', groupId: 'g-1', userId: 'user-1', traits: { name: 'ACME' } },
      ],
    },
  });
  for (const name of PAGES) {
    await goTo(name);
    if (name === 'encharge') await page.getByRole('region', { name: 'Ada' }).waitFor();
    await look(name);
    for (const tab of await page.getByRole('tab', { selected: false }).all()) {
      await tab.click();
      if (name === 'encharge') await page.locator('.pager').waitFor();
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
  await page.getByRole('button', { name: 'Guide' }).click();
  await look('guide');
  await page.keyboard.press('Escape');
  await page.goto(`${new URL(page.url()).origin}/#/map/segment/1/rename/traits.nowhere`);
  await page.getByText('Nothing is at this path in this event.').waitFor();
  await page.getByRole('textbox', { name: 'Person field 1' }).fill('somewhere');
  await page.getByRole('textbox', { name: 'Trigger' }).fill('type = "identify" an');
  await page.getByText(/^Segment accepts this trigger, but/).waitFor();
  await page.getByRole('button', { name: 'Download' }).click();
  await page.getByRole('menuitem', { name: /^segment-options\.json/ }).click();
  await page
    .getByRole('dialog')
    .getByText(/is not in the file/)
    .first()
    .waitFor();
  await look('what is not in a file');
  await page.keyboard.press('Escape');
  await look('paths and names, a trigger in doubt');
  await goTo('try');
  await page.getByRole('treeitem', { name: '"plan": "pro"' }).first().hover();
  await look('a value');
  await page.getByRole('button', { name: 'Gallery' }).click();
  await look('gallery');
  await page.keyboard.press('Escape');
  await pasteEvent(
    page,
    "analytics.track('Bought', { plan }, { context: { locale: 'en' } }); analytics.page();",
  );
  await page.getByRole('combobox', { name: 'Event of the list' }).waitFor();
  await page
    .getByText(/^Left out/)
    .first()
    .click();
  await look('a list');
  await goTo('map');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await look('a notice');
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('no page scrolls sideways, from 360 to 2560 pixels', async () => {
  const { page, goTo, close } = await visit();
  const tooWide: string[] = [];
  const measure = async (what: string): Promise<void> => {
    for (const width of [2560, 768, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate<number>(
        `Math.max(...[document.documentElement, document.querySelector('main')].map(
          (element) => element.scrollWidth - element.clientWidth))`,
      );
      if (over > 0) tooWide.push(`${what} at ${width} pixels: ${over}`);
    }
  };
  for (const name of PAGES) {
    await goTo(name);
    await measure(name);
    for (const tab of await page.getByRole('tab', { selected: false }).all()) {
      await tab.click();
      await measure(`${name}, ${await tab.innerText()}`);
    }
  }
  expect(tooWide).toEqual([]);
  await close();
});

test('menus stay within a page of 360 pixels', async () => {
  const { page, goTo, close } = await visit({ viewport: { width: 360, height: 740 } });
  for (const [name, buttons] of [
    ['try', ['Copy', 'Faults']],
    ['map', ['Add a mapping']],
  ] as const) {
    await goTo(name);
    for (const button of buttons) {
      await page.getByRole('button', { name: button, exact: true }).click();
      const { x, width } = (await page.getByRole('menu').boundingBox())!;
      expect([button, x >= 0, x + width <= 360]).toEqual([button, true, true]);
      await page.keyboard.press('Escape');
    }
  }
  await close();
});
