import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedFile } from '../sources/exported-file';

const CAPTURED = 'destinations/segment/test/saved/incumbent';

/** Mappings saved with the existing destination, and the events that the host's tests send through them. All others stay here. */
const CURATED: Readonly<Record<string, readonly string[]>> = {
  'default trackEvent': ['everything', 'anonymous'],
  'default identifyUser': ['person with an empty email', 'person by context only'],
  'default trackPageView': ['page with everything'],
  'default createUpdateObject': ['company'],
  constants: ['user id only'],
  'exists and else': ['user id only'],
  'few fields': ['falsy values'],
  deal: ['company'],
};

interface Mapping {
  name: string;
  action: string;
  mapping: unknown;
}
interface Request {
  mapping: string;
  event: string;
  body?: unknown;
}

/** A test with saved mappings and the bodies that the existing destination sends for them, as captured from it. */
export function savedMappingsTest(root: string): ExportedFile {
  const read = (file: string): string => readFileSync(join(root, CAPTURED, file), 'utf8');
  const mappings = JSON.parse(read('mappings.json')) as Mapping[];
  const events = JSON.parse(read('events.json')) as { title: string; event: unknown }[];
  const requests = read('requests.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Request);
  const saved = Object.entries(CURATED).map(([name, titles]) => {
    const { action, mapping } = found(mappings, (one) => one.name === name, name);
    const sent = titles.map((title) => ({
      event: found(events, (one) => one.title === title, title).event,
      body: found(requests, (one) => one.mapping === name && one.event === title, title).body,
    }));
    return { name, action, mapping, sent };
  });
  return {
    path: '__tests__/saved-mappings.test.ts',
    text: `import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import destination from '..'
import { receiveEvents, SETTINGS } from './__helpers__/encharge'

/** Mappings saved with the earlier version of this destination, and the bodies that it sends for an event. */
const SAVED: { name: string; action: string; mapping: object; sent: { event: object; body: object }[] }[] = ${JSON.stringify(saved)}

describe('mappings saved with the earlier version', () => {
  it.each(SAVED)('$name', async ({ action, mapping, sent }) => {
    for (const { event, body } of sent) {
      const received = receiveEvents()
      const subscription = { partnerAction: action, subscribe: 'type != \"\"', mapping }
      const settings = { ...SETTINGS, subscription } as unknown as JSONObject
      await createTestIntegration(destination).onEvent(event as SegmentEvent, settings)
      expect(received).toEqual([body])
    }
  })
})
`,
  };
}

function found<T>(items: readonly T[], is: (item: T) => boolean, name: string): T {
  const item = items.find(is);
  if (item === undefined) throw new Error(`${name} is not among the captured requests.`);
  return item;
}
