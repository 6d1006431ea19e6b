import { writeEvent } from './visit';
import { useProgram, useVisits } from './visits';

const user = useVisits(useProgram());

/** People that an app identifies to Encharge, one after the other. */
async function send(...userIds: readonly string[]): Promise<void> {
  const { page } = user();
  const answer = await page.request.get('/api/definitions');
  const { urls } = (await answer.json()) as { urls: { listen: { url: string }[] } };
  const { origin } = new URL(urls.listen[0]!.url);
  await page.request.post(`${origin}/segment/v1/batch`, {
    data: {
      batch: userIds.map((userId) => ({ type: 'identify', userId, traits: { plan: `of ${userId}` } })),
    },
  });
}

test('search finds a person among more people than a page shows, and everybody is counted', async () => {
  const { page, goTo } = user();
  await send('needle-in-the-stack', ...Array.from({ length: 119 }, (_, index) => `hay-${index}`));
  await goTo('encharge');
  await page.getByRole('tab', { name: 'People 120' }).waitFor();
  await page.getByText('1–50 of 120 people').waitFor();
  const people = page.getByRole('region', { name: 'People' }).getByRole('listitem');
  expect(await people.first().innerText()).toContain('hay-118');
  await page.getByRole('button', { name: 'Older' }).click();
  await page.getByText('51–100 of 120 people').waitFor();
  await page.getByRole('searchbox', { name: 'Search people' }).fill('needle');
  await page.getByText('1 found').waitFor();
  await people.getByRole('link').click();
  await page
    .getByRole('region', { name: 'needle-in-the-stack' })
    .getByText('of needle-in-the-stack')
    .waitFor();

  await send('needle-in-the-stack');
  await page.getByRole('searchbox', { name: 'Search people' }).fill('');
  await page.getByText('1–50 of 120 people').waitFor();
  await people.first().getByText('needle-in-the-stack').waitFor();
  await page.getByRole('tab', { name: 'Requests 121' }).click();
  await page.getByText('1–50 of 121 requests').waitFor();
});

test('a sent event links to its person, and the person survives a reload', async () => {
  const { page } = user();
  await send('somebody', 'somebody-else');
  await writeEvent(page, { type: 'track', event: 'Bought', userId: 'somebody', properties: { price: 3 } });
  await page.getByRole('treeitem', { name: '"event": "Bought"' }).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await send('somebody-else');
  await page.getByRole('link', { name: 'See it in Encharge' }).click();
  const person = page.getByRole('region', { name: 'somebody', exact: true });
  await person.getByText('Bought').first().waitFor();
  await page.reload();
  await person.getByText('Bought').first().waitFor();
});
