import { useProgram, useVisits } from './visits';
import { writeEvent } from './visit';

jest.setTimeout(60_000);

const user = useVisits(useProgram());

/** The texts of the editor and of both platforms' payloads. */
const TEXTS = `[
  document.querySelector('.editor').shadowRoot.querySelector('.cm-content').textContent,
  ...[...document.querySelectorAll('.columns [role=tree]')].map((tree) => tree.textContent),
]`;

test.each([1, 150])('nothing is lost when typing is faster than drawing: %i products', async (products) => {
  const { page } = user();
  await writeEvent(page, {
    type: 'track',
    event: 'Order Completed',
    userId: 'user-1',
    properties: {
      products: Array.from({ length: products }, (_, index) => ({ sku: `sku-${index}`, price: 12.5 })),
    },
  });
  await page.keyboard.press('Control+Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowLeft', 'ArrowLeft'])
    await page.keyboard.press(key);
  const typed = ' abcdefghijklmnopqrstuvwxyz 0123456789';
  await page.keyboard.type(typed);
  await page.getByRole('tree').last().getByText(`"Order Completed${typed}"`).waitFor();
  for (const text of await page.evaluate<string[]>(TEXTS)) expect(text).toContain(`Order Completed${typed}`);
});
