import { createMapper } from '@encharge-destinations/core';
import { DIALECTS } from '@encharge-destinations/testkit';
import { mixedEvents } from './events';
import { beside, measure } from './measure';
import type { Result } from './report/result';

const EVENTS = 200;
const MAPPING_AIM = { documented: 0.4, segment: 0.5 } as const;
/** The minimum work of anything that reads and writes events. */
const FLOOR = 'JSON.parse + JSON.stringify';

/** Core beside `JSON.parse` + `JSON.stringify` of the same lines: mixed events of about 1 kB. */
export async function benchCore(): Promise<Result[]> {
  const lines = mixedEvents(EVENTS).map((event) => JSON.stringify(event));
  // As a host has them. Objects that a spread made are of a class each, which no event is.
  const events = lines.map((line) => JSON.parse(line) as object);
  const results: Result[] = [];
  let sink = 0;
  for (const dialect of DIALECTS) {
    const options = { dialect, pages: dialect === 'segment' ? 'visit' : 'event' } as const;
    const map = createMapper(options);
    const traced = createMapper({ ...options, trace: true });
    const took = await measure(EVENTS, {
      floor: () => lines.forEach((line) => (sink += JSON.stringify(JSON.parse(line)).length)),
      mapping: () => events.forEach((event) => (sink += map(event).payloads.length)),
      lineToBody: () =>
        lines.forEach((line) => (sink += JSON.stringify(map(JSON.parse(line)).payloads).length)),
      traced: () => events.forEach((event) => (sink += traced(event).payloads.length)),
    });
    const result = (task: 'mapping' | 'lineToBody' | 'traced', what: string): Result => ({
      id: `core.${dialect}.${task}`,
      what: `core, ${dialect}: ${what}`,
      unit: 'µs',
      ...beside(took[task], FLOOR, took.floor),
    });
    results.push(
      { ...result('mapping', 'mapping an event'), aim: { at: 'most', value: MAPPING_AIM[dialect] } },
      { ...result('lineToBody', 'raw line to body'), aim: { at: 'most', value: 1.6 } },
      { ...result('traced', 'mapping with trace'), aim: { at: 'most', value: 1.6 } },
    );
  }
  if (sink === 0) throw new Error('nothing was mapped');
  return results;
}
