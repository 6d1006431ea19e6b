import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedFile } from '../sources/exported-file';
import { CORRECTED } from './corrected-bodies';

const CAPTURED = 'destinations/segment/test/saved/incumbent';

/** Mappings saved with the existing destination, and the events that the host's tests send through them. All others stay here. */
const CURATED: Readonly<Record<string, readonly string[]>> = {
  'default trackEvent': ['everything', 'anonymous'],
  'default identifyUser': ['person with an empty email', 'person by context only'],
  'default trackPageView': ['anonymous page'],
  'default createUpdateObject': ['company'],
  'default aliasUser': [],
  'default addTag': [],
  'default removeTag': [],
  'tag of properties': [],
  constants: ['user id only'],
  'few fields': ['falsy values'],
  'constant tag': ['own email in properties and traits', 'anonymous'],
  'constant untag': ['own email in properties and traits'],
};

/** The mapping whose fields others repeat: those that most do, and the email by itself. */
const MODEL = 'default trackEvent';
const COMMON_KEYS = [
  ...['type', 'segmentAnonymousId', 'userId', 'groupId', 'timestamp', 'messageId'],
  ...['ip', 'userAgent', 'campaign', 'page', 'location'],
];

interface Mapping {
  name: string;
  action: string;
  mapping: Record<string, unknown>;
}
interface Captured {
  mapping: string;
  event: string;
  request?: { method: string; url: string };
  body?: unknown;
}

/**
 * A test with saved mappings and the requests that the existing destination makes for them, as captured from it; and with one event for
 * each correction.
 */
export function savedMappingsTest(root: string): ExportedFile {
  const read = (file: string): string => readFileSync(join(root, CAPTURED, file), 'utf8');
  const mappings = JSON.parse(read('mappings.json')) as Mapping[];
  const events = JSON.parse(read('events.json')) as { title: string; event: unknown }[];
  const captured = read('requests.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Captured);
  const mappingOf = (name: string): Mapping => found(mappings, (one) => one.name === name, name);
  const eventOf = (title: string): unknown => found(events, (one) => one.title === title, title).event;
  const sent = Object.entries(CURATED).flatMap(([name, titles]) =>
    titles.map((title) => {
      const { request, body } = found(captured, (one) => one.mapping === name && one.event === title, title);
      if (request === undefined) throw new Error(`${name} has no request for ${title}.`);
      return [name, title, `${request.method} ${request.url}`, eventOf(title), body];
    }),
  );
  const corrected = CORRECTED.map(({ why, mapping, event, body }) => [why, mapping, eventOf(event), body]);
  const model = mappingOf(MODEL).mapping;
  const saved = Object.keys(CURATED).map((name) => {
    const { action, mapping } = mappingOf(name);
    return `${JSON.stringify(name)}: { partnerAction: '${action}', mapping: ${mappingCode(mapping, model)} }`;
  });
  return {
    path: '__tests__/saved-mappings.test.ts',
    text: `import type { SegmentEvent } from '@segment/actions-core'
import { sendThroughMapping } from './__helpers__/encharge'

/** What several of the mappings below have in common. */
const EMAIL = ${JSON.stringify(model['email'])}
const COMMON = ${JSON.stringify(picked(model, COMMON_KEYS))}

/** Mappings as the earlier version of this destination had them saved. */
const SAVED: Record<string, { partnerAction: string; mapping: object }> = {${saved.join(',\n')}}

/** Requests of the earlier version, as captured from it. */
const SENT: [mapping: string, title: string, request: string, event: object, body: object][] = ${JSON.stringify(sent)}

/** What the earlier version sent wrong or not at all, and nobody can rely on. */
const CORRECTED: [why: string, mapping: string, event: object, body: object][] = ${JSON.stringify(corrected)}

/** Every request had them. */
const HEADERS = { 'content-type': 'application/json', 'x-segment-actions': '1' }

describe('mappings saved with the earlier version', () => {
  it.each(SENT)('%s: %s', async (mapping, _title, request, event: object, body: object) => {
    expect(await sendThroughMapping(SAVED[mapping], event as SegmentEvent, HEADERS)).toEqual([[request, body]])
  })

  it.each(CORRECTED)('%s (%s)', async (_why, mapping, event: object, body: object) => {
    const sent = [[expect.any(String), body]]
    expect(await sendThroughMapping(SAVED[mapping], event as SegmentEvent, HEADERS)).toEqual(sent)
  })
})
`,
  };
}

/** A mapping with what it has in common with others by the name of its constant. */
function mappingCode(mapping: Record<string, unknown>, model: Record<string, unknown>): string {
  const isRepeated = (key: string): boolean => JSON.stringify(mapping[key]) === JSON.stringify(model[key]);
  const hasCommon = COMMON_KEYS.every((key) => key in mapping);
  const members = Object.entries(mapping)
    .filter(([key]) => !(hasCommon && COMMON_KEYS.includes(key) && isRepeated(key)))
    .map(([key, value]) => `${key}: ${key === 'email' && isRepeated(key) ? 'EMAIL' : JSON.stringify(value)}`);
  return `{ ${[...(hasCommon ? ['...COMMON'] : []), ...members].join(', ')} }`;
}

function picked(object: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, object[key]]));
}

function found<T>(items: readonly T[], is: (item: T) => boolean, name: string): T {
  const item = items.find(is);
  if (item === undefined) throw new Error(`${name} is not among the captured requests.`);
  return item;
}
