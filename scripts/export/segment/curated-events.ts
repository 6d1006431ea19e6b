import { join } from 'node:path';
import { contractOf, loadScenario } from '@encharge-destinations/testkit';
import type { ExportedFile } from '../sources/exported-file';

/** The scenarios that the host's tests contain too: those that maintainers there may want to look up. All others stay here. */
const CURATED = [
  'track/spec',
  'track/numeric-user-id',
  'track/persisted-traits',
  'track/invalid-email-beside-id',
  'track/anonymous',
  'track/ip-list',
  'track/hostile-keys',
  'track/no-name',
  'track/nobody',
  'identify/spec',
  'identify/context-traits',
  'identify/address-and-company',
  'identify/tags-list',
  'identify/unsubscribed-text',
  'identify/dates-of-a-database',
  'identify/email-as-user-id',
  'identify/email-second-valid',
  'page/pricing',
  'screen/main',
  'group/spec',
  'group/company-email',
  'group/secrets',
  'group/no-id',
  'alias/spec',
  'alias/emails',
  'alias/half-email',
  'alias/email-to-id',
  'alias/anonymous',
  'alias/half',
  'alias/same',
];

/** A test with events and the resulting bodies, as literals. */
export function curatedEventsTest(root: string): ExportedFile {
  const scenarios = CURATED.map((id) => loadScenario(join(root, 'test', 'fixtures'), id));
  const cases = scenarios.map((scenario) => {
    if (Object.keys(scenario.options).length > 0) throw new Error(`${scenario.id} needs options.`);
    const { kind, payloads } = contractOf(scenario, 'segment', 'segment');
    return {
      title: `${scenario.id.split('/')[0] ?? ''}: ${scenario.title}`,
      event: scenario.event,
      kind,
      payloads,
      words: scenario.expected.segment.error?.message ?? scenario.expected.segment.skipped?.reason,
    };
  });
  const sent = cases.flatMap(({ title, event, kind, payloads }) =>
    kind === 'delivered' ? [[title, event, payloads[0]]] : [],
  );
  const refused = cases.flatMap(({ title, event, kind, words }) =>
    kind === 'delivered' ? [] : [[title, event, words]],
  );
  return {
    path: '__tests__/events.test.ts',
    text: `import type { SegmentEvent } from '@segment/actions-core'
import { sendThroughPresets } from './__helpers__/encharge'

/** Events through the presets, and the body that arrives at Encharge. */
const SENT: [title: string, event: object, body: object][] = ${JSON.stringify(sent)}

/** Events of which nothing is sent, and what the error says. */
const REFUSED: [title: string, event: object, message: string][] = ${JSON.stringify(refused)}

describe('events', () => {
  it.each(SENT)('%s', async (_title, event: object, body: object) => {
    expect(await sendThroughPresets(event as SegmentEvent)).toEqual([body])
  })

  it.each(REFUSED)('%s', async (_title, event: object, message) => {
    const error = { name: 'PayloadValidationError', message }
    await expect(sendThroughPresets(event as SegmentEvent)).rejects.toMatchObject(error)
  })
})
`,
  };
}
