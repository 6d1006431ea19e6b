import { launchChromium } from './chromium';
import { startProgram } from './program';
import { visit, writeEvent } from './visit';

/** The page measures by itself, from every change to the frame with the payload. */
const MEASURES = 'performance.getEntriesByType("measure")';
const LOADS = 5;
const KEYSTROKES = 40;
/** A long order: about 10 kB. */
const EVENT = {
  type: 'track',
  event: 'Order Completed',
  userId: 'user-1',
  properties: {
    products: Array.from({ length: 75 }, (_, index) => ({
      sku: `sku-${index}`,
      name: `A product with number ${index}`,
      price: 12.5,
      quantity: 1,
      category: 'Books and magazines',
    })),
  },
};

/**
 * Measures the workbench in a real Chromium: from the address to the first payload, and from a keystroke in a 10 kB event to the frame
 * that shows the new payload.
 *
 * @returns lines to print; times in milliseconds.
 */
export async function benchWorkbench(): Promise<string[]> {
  const program = await startProgram();
  const browser = await launchChromium();
  try {
    const usable: number[] = [];
    const typed: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      const { page, close } = await visit(browser, program.url);
      usable.push(await page.evaluate<number>(`${MEASURES}[0].startTime + ${MEASURES}[0].duration`));
      if (load === LOADS - 1) {
        await writeEvent(page, JSON.stringify(EVENT));
        await page.getByText('"sku-74"').first().waitFor();
        await page.evaluate('performance.clearMeasures()');
        await page.keyboard.press('Control+Home');
        for (let key = 0; key < 2; key += 1) await page.keyboard.press('ArrowRight');
        for (let key = 0; key < KEYSTROKES; key += 1) {
          await page.keyboard.press('Space');
          while ((await page.evaluate<number>(`${MEASURES}.length`)) <= key);
        }
        typed.push(...(await page.evaluate<number[]>(`${MEASURES}.map(({ duration }) => duration)`)));
      }
      await close();
    }
    return [
      `first payload on the page after ${summary(usable)}, ${LOADS} visits without a cache`,
      `keystroke to payload, event of ${(JSON.stringify(EVENT).length / 1000).toFixed(1)} kB: ${summary(typed)}, ${typed.length} keystrokes`,
    ];
  } finally {
    await browser.close();
    await program.stop();
  }
}

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): string =>
    `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`;
  return `median ${at(0.5)}, slowest ${at(1)}`;
}
