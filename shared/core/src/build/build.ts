import { buildAlias } from './alias';
import { buildEvent } from './event';
import { buildGroup } from './group';
import type { Call } from '../calls';
import { originInFields, Report } from '../explain/report';
import type { OriginOf } from '../explain/report';
import type { Fields } from '../resolve/resolve';
import { compileSettings } from '../options/compile-settings';
import type { Settings } from '../options/compile-settings';
import type { IngestPayload, MapOptions, MapResult, Skip } from '../types';

/**
 * The second step of a mapping: makes an Ingest payload of resolved fields, normalised and valid by construction. Hosts that resolve
 * fields themselves call this alone; the fields are those of `fieldTables[call]`, and any of them may be missing.
 *
 * @param fields Not changed, and may be frozen. The payload shares no object with them.
 * @throws MappingError when the fields cannot become a right payload, or an option is invalid.
 * @example
 * build('track', { event: 'Signed Up', userId: 'u-1' }).payloads // [{ name: 'Signed Up', user: { userId: 'u-1' } }]
 */
export function build(call: Call, fields: Fields, options?: MapOptions): MapResult {
  return buildPayload(call, fields, compileSettings(options), originInFields);
}

/** `build` with settings that are compiled already, and the way from fields back to the event. */
export function buildPayload(call: Call, fields: Fields, settings: Settings, originOf: OriginOf): MapResult {
  const report = new Report(originOf, settings.trace);
  const { payload, skipped } = payloadOf(call, fields, settings, report);
  const result: MapResult = { payloads: payload === undefined ? [] : [payload], warnings: report.warnings };
  if (skipped !== undefined) result.skipped = skipped;
  if (report.trace !== undefined) result.trace = report.trace;
  if (report.dropped !== undefined) result.dropped = report.dropped;
  return result;
}

function payloadOf(
  call: Call,
  fields: Fields,
  settings: Settings,
  report: Report,
): { payload?: IngestPayload | undefined; skipped?: Skip | undefined } {
  switch (call) {
    case 'track':
    case 'identify':
    case 'page':
    case 'screen':
      return buildEvent(call, fields, settings, report);
    case 'group':
      return { payload: buildGroup(fields, report) };
    case 'alias':
      return buildAlias(fields, settings, report);
  }
}
