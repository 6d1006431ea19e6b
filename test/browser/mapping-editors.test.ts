import type { Page } from 'playwright-core';
import type { Json, SegmentSubscription } from '../../destinations/local/src/workbench/api';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram(), 'map');

/** The mappings that the browser keeps. */
async function kept(page: Page): Promise<SegmentSubscription[]> {
  const text = await page.evaluate<string>(`localStorage.getItem('encharge-workbench/setup')`);
  const { setup } = JSON.parse(text) as { setup: { segment: { subscriptions: SegmentSubscription[] } } };
  return setup.segment.subscriptions;
}

/** A field's value in the first mapping for people. */
async function mapped(page: Page, field: string): Promise<Json | undefined> {
  return (await kept(page)).find(({ action }) => action === 'identifyUser')?.mapping[field];
}

async function openField(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByRole('button', { name }).click();
}

/** Replaces an editor's JSON. */
async function writeJson(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

test('JSON can be chosen for every value, and stays while typing', async () => {
  const { page } = user();
  await openField(page, /^User ID/);
  // As the mapping kit writes it, with the sign for the event.
  await page.getByRole('combobox', { name: 'Path of User ID' }).fill('');
  await page.getByRole('combobox', { name: 'Path of User ID' }).pressSequentially('$.traits.email');
  expect(await mapped(page, 'userId')).toEqual({ '@path': '$.traits.email' });
  const kind = page.getByRole('combobox', { name: 'Where User ID comes from' });
  await kind.selectOption('json');
  const editor = page.getByRole('textbox', { name: 'JSON of User ID' });
  expect(await editor.innerText()).toContain('"@path": "$.traits.email"');
  // The editor does not close quotes or brackets: each key is one step, through an object without a directive.
  await writeJson(page, 'JSON of User ID', '{"a": {}}');
  await writeJson(page, 'JSON of User ID', '{"@template": "u-{{userId}}"}');
  await page.getByRole('tree').getByText('"userId": "u-user-1"').first().waitFor();
  expect(await kind.inputValue()).toBe('json');

  await kind.selectOption('none');
  await kind.selectOption('json');
  expect(await mapped(page, 'userId')).toBeUndefined();
});

test('the JSON editor shows the chosen mapping’s value, after an undo and after a removal', async () => {
  const { page } = user();
  await openField(page, /^User ID/);
  await page.getByRole('combobox', { name: 'Where User ID comes from' }).selectOption('json');
  const editor = page.getByRole('textbox', { name: 'JSON of User ID' });
  await writeJson(page, 'JSON of User ID', '{"@template": "one"}');
  await page.getByRole('button', { name: 'Defaults' }).click();
  await page.getByRole('combobox', { name: 'Path of User ID' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await editor.getByText('one').waitFor();

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  expect(await page.evaluate('document.activeElement.getAttribute("aria-pressed")')).toBe('true');
  expect(await editor.count()).toBe(0);
});

test('a preset added twice is edited where it was chosen', async () => {
  const { page } = user();
  const before = (await kept(page)).length;
  for (let times = 0; times < 2; times += 1) {
    await page.getByRole('button', { name: 'Add a mapping' }).click();
    await page.getByRole('menuitem', { name: /^Identify User/ }).click();
  }
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('The second');
  expect((await kept(page)).map((one) => one.name).slice(before)).toEqual(['Identify User', 'The second']);
});

test('table rows may temporarily share a name, and numeric keys keep their position', async () => {
  const { page } = user();
  await openField(page, /^Person fields/);
  const kind = page.getByRole('combobox', { name: 'Where Person fields comes from' });
  await kind.selectOption('table');
  const table = page.getByRole('group', { name: 'Keys and values of Person fields' });
  const names = table.getByRole('textbox', { name: /^Key \d of Person fields/ });
  for (const [index, name] of ['a', 'a', '7'].entries()) {
    await table.getByRole('button', { name: 'Add key' }).click();
    await names.nth(index).pressSequentially(name);
    await table
      .getByRole('combobox', { name: `Path of Person fields, ${name}` })
      .nth(index % 2)
      .fill(`p${index}`);
  }
  expect(await Promise.all([0, 1, 2].map((at) => names.nth(at).inputValue()))).toEqual(['a', 'a', '7']);
  // The message appears shortly after the field loses focus.
  await table.getByText('Another row has this name').waitFor();
  expect(await names.nth(1).getAttribute('aria-invalid')).toBe('true');
  const value = await mapped(page, 'user');
  expect(value).toEqual({ a: { '@path': '$.p0' }, 7: { '@path': '$.p2' } });

  await table.getByRole('button', { name: 'Remove 7 from Person fields' }).press('Enter');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Add key');
  await kind.selectOption('path');
  expect(await mapped(page, 'user')).toEqual({ '@path': '$.' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await mapped(page, 'user')).toEqual(value);
  await names.nth(1).waitFor();
});

test('a number is accepted as typed, and rejected when digits would be lost', async () => {
  const { page } = user();
  await page.getByRole('button', { name: /^Identify User/ }).click();
  await page.getByText(/^Advanced fields/).click();
  await page.getByRole('button', { name: /^Events in a batch/ }).click();
  const number = page.getByRole('textbox', { name: 'Value of Events in a batch' });
  await number.fill('');
  await number.pressSequentially('12345678901234567890');
  await page.getByText('No number can hold all these digits').waitFor();
  expect(await number.inputValue()).toBe('12345678901234567890');
  expect(await number.getAttribute('aria-invalid')).toBe('true');
  expect(await mapped(page, 'batch_size')).toBe(1234567890123456);
});
