import type { Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { startProgram } from './program';
import { pasteEvent, visit } from './visit';

const LOADS = 10;
const KEYSTROKES = 60;
const NAME = 'Order Completed';
/** A long order: over 10 kB as compact JSON, more as shown in the editor. */
const EVENT = {
  type: 'track',
  event: NAME,
  userId: 'user-1',
  properties: {
    products: Array.from({ length: 95 }, (_, index) => ({
      sku: `sku-${index}`,
      name: `A product with number ${index}`,
      price: 12.5,
      quantity: 1,
      category: 'Books and magazines',
    })),
  },
};

/** Both payloads are on the page. */
const HAS_PAYLOADS = `(text) => {
  const trees = [...document.querySelectorAll('.columns [role=tree]')];
  return trees.length === 2 && trees.every((tree) => tree.textContent.includes(text));
}`;
const HAS_EDITOR = `() => document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-line')?.textContent`;

/** Waits until the next frame is painted; returns the page's clock in milliseconds. */
const PAINTED = `() => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  port2.postMessage('painted');
}))`;
/** Runs before the page's own scripts: when is an event editable, with both payloads? */
const NOTE_FIRST = `window.usable = new Promise((resolve) => {
  const look = () =>
    (${HAS_EDITOR})() && (${HAS_PAYLOADS})('{') ? resolve((${PAINTED})()) : requestAnimationFrame(look);
  look();
})`;
/** From pressing the key, as the browser dates it, to the frame with both new payloads. */
const NOTE_TYPED = `{
  let name = ${JSON.stringify(NAME)};
  addEventListener('keydown', ({ key, timeStamp }) => {
    name += key;
    const shown = name;
    window.typed = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!(${HAS_PAYLOADS})(shown)) return;
        observer.disconnect();
        resolve((${PAINTED})().then((end) => end - timeStamp));
      });
      observer.observe(document.querySelector('.columns'), { subtree: true, childList: true, characterData: true });
    });
  }, true);
}`;

/**
 * Measures the workbench in a real Chromium: from opening the URL to an editable event with both payloads beside it, and from a key press
 * in a 10 kB event to the painted frame with both new payloads.
 *
 * @returns lines to print; times in milliseconds.
 */
export async function benchWorkbench(): Promise<string[]> {
  const program = await startProgram();
  const browser = await launchChromium();
  try {
    const usable: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      const { page, close } = await visit(browser, program.url, { script: NOTE_FIRST });
      usable.push(await page.evaluate<number>('usable'));
      await close();
    }
    const lines = [`address to an event with both payloads: ${summary(usable)} visits without a cache`];
    const { page, close } = await visit(browser, program.url);
    const typed = await typeInto(page);
    lines.push(
      `key to payload, event of ${JSON.stringify(EVENT).length} bytes as compact JSON: ${summary(typed)} keys`,
    );
    await close();
    return lines;
  } finally {
    await browser.close();
    await program.stop();
  }
}

/** Pastes the event and types letters at the end of its name, each once the previous one is shown. */
async function typeInto(page: Page): Promise<number[]> {
  await pasteEvent(page, JSON.stringify(EVENT));
  await page.getByText('"sku-94"').last().waitFor();
  await page.keyboard.press('Control+Home');
  // The third line, before its closing quotation mark and comma.
  for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowLeft', 'ArrowLeft'])
    await page.keyboard.press(key);
  await page.evaluate(NOTE_TYPED);
  const typed: number[] = [];
  for (let count = 0; count < KEYSTROKES; count += 1) {
    await page.keyboard.press('x');
    typed.push(await page.evaluate<number>('typed'));
  }
  return typed;
}

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): string =>
    `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`;
  return `median ${at(0.5)}, slowest ${at(1)}, ${times.length}`;
}
