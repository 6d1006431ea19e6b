import { createMapper } from '@encharge-destinations/core';
import { DIALECTS } from '@encharge-destinations/testkit';
import { mixedEvents } from './events';
import { measure, microseconds, ratio } from './measure';

const EVENTS = 200;

/** Core beside `JSON.parse` + `JSON.stringify` of the same lines, the floor under anything that reads and writes events. */
export function benchCore(): void {
  const events = mixedEvents(EVENTS);
  const lines = events.map((event) => JSON.stringify(event));
  const bytes = Math.round(lines.reduce((sum, line) => sum + line.length, 0) / EVENTS);
  console.log(
    `core: µs an event, ${EVENTS} mixed events of ${bytes} bytes; the floor is JSON.parse + JSON.stringify of the same lines`,
  );
  let sink = 0;
  for (const dialect of DIALECTS) {
    const map = createMapper({ dialect, pages: dialect === 'segment' ? 'visit' : 'event' });
    const traced = createMapper({ dialect, pages: dialect === 'segment' ? 'visit' : 'event', trace: true });
    const times = measure(EVENTS, {
      floor: () => lines.forEach((line) => (sink += JSON.stringify(JSON.parse(line)).length)),
      mapping: () => events.forEach((event) => (sink += map(event).payloads.length)),
      lineToBody: () =>
        lines.forEach((line) => (sink += JSON.stringify(map(JSON.parse(line)).payloads).length)),
      traced: () => events.forEach((event) => (sink += traced(event).payloads.length)),
    });
    console.log(`  ${dialect}`);
    console.log(`    floor                        ${microseconds(times['floor'])}`);
    console.log(
      `    mapping                      ${microseconds(times['mapping'])} ${ratio(times['mapping'], times['floor'])}   aim under 0.5`,
    );
    console.log(
      `    raw line → body              ${microseconds(times['lineToBody'])} ${ratio(times['lineToBody'], times['floor'])}   aim under 1.6`,
    );
    console.log(
      `    mapping with trace           ${microseconds(times['traced'])} ${ratio(times['traced'], times['floor'])}`,
    );
  }
  if (sink === 0) throw new Error('nothing was mapped');
}
