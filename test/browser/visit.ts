import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page of the workbench, and everything that should not have happened on it. */
export interface Visit {
  page: Page;
  /** Console errors and warnings, exceptions, requests to anybody else. */
  complaints: string[];
  /** Opens a page of the workbench by URL. */
  goTo: (name: PageName) => Promise<void>;
  close: () => Promise<void>;
}

export const PAGES = ['set-up', 'map', 'try', 'encharge', 'listen'] as const;
export type PageName = (typeof PAGES)[number];

const HEADINGS: Readonly<Record<PageName, string>> = {
  'set-up': 'Set up',
  map: 'Map',
  try: 'Try',
  encharge: 'Encharge',
  listen: 'Listen',
};

/** How to visit. */
export interface VisitOptions extends BrowserContextOptions {
  /** Runs before the page's own scripts. */
  script?: string;
}

/** Opens the workbench as a first-time visitor: nothing is stored. */
export async function visit(
  browser: Browser,
  url: string,
  { script, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    baseURL: url,
    ...options,
  });
  if (script !== undefined) await context.addInitScript(script);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== url && protocol !== 'blob:') complaints.push(`request to ${request.url()}`);
  });
  const goTo = async (name: PageName): Promise<void> => {
    await page.goto(`${url}/#/${name}`);
    await page.getByRole('heading', { level: 1, name: HEADINGS[name], exact: true }).waitFor();
  };
  await goTo('try');
  await page.getByRole('tree').first().waitFor();
  return { page, complaints, goTo, close: () => context.close() };
}

/** Replaces the event in the editor. */
export async function writeEvent(page: Page, event: unknown): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Event', exact: true });
  await editor.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(typeof event === 'string' ? event : JSON.stringify(event, undefined, 2));
}

/** Pastes text over the event in the editor, or at the caret. */
export async function pasteEvent(page: Page, text: string, { isAll = true } = {}): Promise<void> {
  await page.getByRole('textbox', { name: 'Event', exact: true }).focus();
  if (isAll) await page.keyboard.press('Control+A');
  await page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(text)});
    const editor = document.querySelector('.editor').shadowRoot.querySelector('.cm-content');
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }`);
}
