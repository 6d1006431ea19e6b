import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { startProgram } from './program';
import { PAGES, visit } from './visit';
import type { PageName } from './visit';

/** A picture of a page, as PNG. */
export interface Screenshot {
  /** `<page>-<light or dark>`. */
  name: string;
  image: Buffer;
}

const SIZE = { width: 1280, height: 720 };
/** The page's clock, so that every picture shows the same times. */
const NOW = new Date('2026-01-02T12:00:00Z');
const PEOPLE = ['identify/sign-up', 'track/order-completed', 'group/docs-company'];

/** Every page in both themes, with the gallery's people in Encharge. */
export async function takeScreenshots(): Promise<Screenshot[]> {
  const program = await startProgram();
  const browser = await launchChromium();
  try {
    const shots: Screenshot[] = [];
    for (const colorScheme of ['light', 'dark'] as const)
      shots.push(...(await shootTheme(browser, program.url, colorScheme)));
    return shots;
  } finally {
    await browser.close();
    await program.stop();
  }
}

async function shootTheme(
  browser: Browser,
  url: string,
  colorScheme: 'light' | 'dark',
): Promise<Screenshot[]> {
  const { page, goTo, close } = await visit(browser, url, {
    viewport: SIZE,
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await page.clock.setFixedTime(NOW);
  if (colorScheme === 'light') for (const example of PEOPLE) await send(page, example);
  const shots: Screenshot[] = [];
  for (const name of PAGES) {
    await goTo(name);
    await prepare(page, name);
    // Ports and times differ from run to run.
    await page.evaluate(`for (const time of document.querySelectorAll('time')) time.textContent = '12:00:00';
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        node.textContent = node.textContent.replace(/127\\.0\\.0\\.1:\\d+/g, '127.0.0.1:4010');
      }`);
    shots.push({ name: `${name}-${colorScheme}`, image: await page.screenshot() });
  }
  await close();
  return shots;
}

async function send(page: Page, example: string): Promise<void> {
  await page.getByRole('button', { name: 'Gallery' }).click();
  await page.getByRole('searchbox').fill(example);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('treeitem').first().waitFor();
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/api/encharge')),
    page.getByRole('button', { name: 'Send', exact: true }).click(),
  ]);
}

/** Two events sent by an SDK, to the URL on the page. */
async function letAnAppSpeak(page: Page): Promise<void> {
  const batch = [
    {
      type: 'identify',
      userId: 'user-1',
      traits: { email: 'ada@example.com', firstName: 'Ada', plan: 'pro' },
    },
    {
      type: 'track',
      event: 'Order Completed',
      userId: 'user-1',
      properties: { revenue: 12.5, currency: 'EUR' },
    },
  ].map((event, index) => ({ ...event, messageId: `m-${index}`, timestamp: NOW.toISOString() }));
  const { urls } = (await (await page.request.get('/api/definitions')).json()) as {
    urls: { listen: { url: string }[] };
  };
  const [first] = urls.listen;
  if (first === undefined) return;
  // The other theme's picture received events that are still there.
  const clear = page.getByRole('button', { name: 'Clear', exact: true });
  if (await clear.isVisible()) await clear.click();
  await page.getByText('track · Order Completed').waitFor({ state: 'hidden' });
  await page.request.post(`${new URL(first.url).origin}/segment/v1/batch`, { data: { batch } });
  await page.getByText('track · Order Completed').click();
}

/** Shows each page's main purpose. */
async function prepare(page: Page, name: PageName): Promise<void> {
  if (name === 'map') {
    await page.getByRole('button', { name: /^Identify User/ }).click();
    await page.getByRole('button', { name: /^Email/ }).click();
    await page.locator('.map-result').getByRole('treeitem').first().waitFor();
    await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
  } else if (name === 'try') {
    await page.getByRole('button', { name: 'Gallery' }).click();
    await page.getByRole('searchbox').fill('identify/sign-up');
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: '"plan": "pro"' }).first().hover();
    await page.getByTitle('Rule person.traits').first().waitFor();
    await page.evaluate('document.activeElement.blur()');
  } else if (name === 'listen') {
    await letAnAppSpeak(page);
  } else if (name === 'encharge') {
    await page.getByRole('link', { name: /Ada/ }).click();
  }
}
