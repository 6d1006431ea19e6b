import { mapEvent, MappingError, pointerTo, unmappedLeaves } from '@encharge-destinations/core';
import type {
  Delivery,
  DeliveryExplanation,
  Dictionary,
  MapResult,
  Pointer,
} from '@encharge-destinations/core';
import { identityOfRecord, isMappedRow, mapRow, rowOfMappedIdentify, rowOfRecord } from './person-rows';
import { isRecord, textOf, valueOf } from './records';
import type { Settings } from './settings';

const IDENTIFIERS = ['userId', 'email', 'segmentAnonymousId'];

/**
 * Where the values of the requests come from: what the mapper itself says of the event, for rows of reverse ETL traced back through
 * the fields that the customer mapped.
 */
export function explain(
  message: unknown,
  settings: Settings,
  delivery: Delivery,
): Pick<Delivery, 'path' | 'explanation'> {
  try {
    const { trace = [], dropped = [], warnings } = tracedResult(message, settings);
    const [first, second] = delivery.requests;
    if (first === undefined) return { explanation: { trace: [], dropped, warnings } };
    const ofFirst = trace.map((entry) => ({ request: 0, ...entry }));
    return {
      explanation: { trace: [...ofFirst, ...traceOfUntag(second?.body, ofFirst)], dropped, warnings },
    };
  } catch (error) {
    const path = error instanceof MappingError && error.code !== 'invalid_option' ? error.path : undefined;
    return {
      ...(path === undefined ? {} : { path }),
      explanation: { trace: [], dropped: [], warnings: [] },
    };
  }
}

function tracedResult(message: unknown, settings: Settings): MapResult {
  const mapOptions = { ...settings.mapOptions, trace: true };
  const type = textOf(valueOf(message, 'type')).toLowerCase();
  const isMapped = type === 'identify' && isMappedRow(message);
  if (type !== 'record' && !isMapped) return mapEvent(message, mapOptions);
  const isDeleted = textOf(valueOf(message, 'action')) === 'delete';
  const rowOf = isMapped ? rowOfMappedIdentify : isDeleted ? identityOfRecord : rowOfRecord;
  const row = rowOf(message);
  const result = mapRow(message, row, { ...settings, mapOptions });
  const placeOf = (field: Pointer): Pointer => placeInRow(message, field, isMapped);
  const traced: MapResult = {
    ...result,
    trace: (result.trace ?? []).map(({ source, ...entry }) =>
      source === undefined ? entry : { ...entry, source: placeOf(source) },
    ),
    dropped: (result.dropped ?? []).map((entry) => ({ ...entry, source: placeOf(entry.source) })),
    warnings: result.warnings.map((entry) => ({ ...entry, path: placeOf(entry.path) })),
  };
  traced.dropped?.push(...unmappedLeaves(message as Dictionary, traced));
  return traced;
}

/** A field of a row stood in one of several places; the first that has it won. */
function placeInRow(message: unknown, field: Pointer, isMapped: boolean): Pointer {
  const below = field.startsWith('/personFields') ? field.slice('/personFields'.length) : undefined;
  if (below === undefined) return field;
  const key = (below.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
  const places = isMapped ? [['traits'], ['context', 'traits']] : [['identifiers'], ['fields']];
  const found = places.find((steps) => {
    const holder = steps.reduce(valueOf, message);
    return isRecord(holder) && Object.hasOwn(holder, key);
  });
  return found === undefined ? pointerTo('', 'context', 'externalId') : `${pointerTo('', ...found)}${below}`;
}

/** Which tags are taken away, a setting says; who loses them is who the event was about. */
function traceOfUntag(body: unknown, trace: DeliveryExplanation['trace']): DeliveryExplanation['trace'] {
  if (!isRecord(body)) return [];
  const identifiers = IDENTIFIERS.filter((key) => Object.hasOwn(body, key)).flatMap((key) => {
    const known = trace.find(({ target }) => target === pointerTo('/user', key));
    return known === undefined ? [] : [{ ...known, request: 1, target: pointerTo('', key) }];
  });
  return [{ request: 1, target: '/tag', rule: 'tags.rule' }, ...identifiers];
}
