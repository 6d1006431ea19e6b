import { pasteEvent, writeEvent } from './visit';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram());

test('a script in a trait is shown as text on every page', async () => {
  const { page, goTo } = user();
  const script = '<img src=x onerror="window.wasRun = true"><script>window.wasRun = true</script>';
  await writeEvent(page, {
    type: 'identify',
    userId: 'user-7',
    traits: { email: 'eve@example.com', firstName: script, [script]: 'name' },
  });
  await page.getByRole('treeitem').filter({ hasText: 'onerror' }).first().waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'Sent' }).waitFor();
  await goTo('encharge');
  await page.getByRole('heading', { level: 2, name: script }).waitFor();
  await goTo('map');
  expect(await page.evaluate('window.wasRun')).toBeUndefined();
});

test('pasting 5 MB is rejected with a message, and the page stays fast', async () => {
  const { page } = user();
  await pasteEvent(page, JSON.stringify({ type: 'track', filler: 'x'.repeat(5 * 1024 * 1024) }));
  await page.getByText(/Not pasted\. This text has 5\.3 million characters/).waitFor();
  expect(await page.getByRole('treeitem', { name: '"userId": "user-1"' }).count()).toBeGreaterThan(0);
  await writeEvent(page, { type: 'track', event: 'After', userId: 'user-1' });
  await page.getByRole('treeitem', { name: '"event": "After"' }).waitFor();
  expect(await page.getByText('Not pasted.').count()).toBe(0);
});

test('keys are only in the page’s memory: not stored, not in the URL, gone after a reload', async () => {
  const { page, goTo } = user();
  await goTo('set-up');
  for (const platform of ['Segment', 'RudderStack']) {
    await page.getByRole('tab', { name: platform }).click();
    await page
      .getByRole('textbox', { name: 'Write key', exact: true })
      .fill(`unseenkey-typed-for-${platform}`);
    await page.getByRole('textbox', { name: 'API key', exact: true }).fill(`unseenkey-typed-for-${platform}`);
  }
  await page.getByRole('tab', { name: 'Segment' }).click();
  await page.getByLabel('Payload dialect').selectOption('documented');
  const stored = await page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])',
  );
  expect(stored).toContain('documented');
  expect(stored).not.toContain('unseenkey-typed-for');
  await page.reload();
  const field = page.getByRole('textbox', { name: 'Write key', exact: true });
  expect(await field.inputValue()).toBe('');
  expect(await page.getByLabel('Payload dialect').inputValue()).toBe('documented');
});

test('a stored setup with another format is dropped', async () => {
  const { page } = user();
  await page.evaluate(
    `localStorage.setItem('encharge-workbench/setup', '{"version":1,"setup":{"segment":[]}}')`,
  );
  await page.reload();
  await page.getByRole('treeitem', { name: '"userId": "user-1"' }).first().waitFor();
});
