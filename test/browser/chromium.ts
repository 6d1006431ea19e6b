import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Only what the page requests: no updates, no experiments, no sync. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts this machine's Chromium, headless.
 *
 * @throws with what to do when there is none.
 */
export async function launchChromium(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(env), args: QUIET });
}

/** The path in `CHROMIUM_PATH`, or the first executable one among the usual places. */
export function findChromium({ CHROMIUM_PATH }: NodeJS.ProcessEnv): string {
  const places = CHROMIUM_PATH === undefined || CHROMIUM_PATH === '' ? USUAL_PLACES : [CHROMIUM_PATH];
  const found = places.find(canRun);
  if (found !== undefined) return found;
  throw new Error(
    `No Chromium at ${places.join(', ')}. Install one (Debian: apt-get install chromium) or name yours: CHROMIUM_PATH=/path/to/chrome.`,
  );
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
