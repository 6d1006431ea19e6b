import { build, mapEvent, MappingError, pointerTo, unmappedLeaves } from '@encharge-destinations/core';
import type {
  Delivery,
  DeliveryExplanation,
  Dictionary,
  MapResult,
  Pointer,
} from '@encharge-destinations/core';
import { isRecord, textOf, valueOf } from '../host/records';
import type { Settings } from '../settings/settings';
import {
  identityOfRecord,
  isMappedRow,
  fieldsOfRow,
  rowOfMappedIdentify,
  rowOfRecord,
} from '../transform/person-rows';
import type { PersonRow } from '../transform/person-rows';
import { actionOf } from '../transform/record';

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
  const isDeleted = actionOf(message) === 'delete';
  const rowOf = isMapped ? rowOfMappedIdentify : isDeleted ? identityOfRecord : rowOfRecord;
  const row = rowOf(message);
  const result = build('identify', fieldsOfRow(message, row), mapOptions);
  const placeOf = (field: Pointer): Pointer => placeInRow(row, field);
  const traced: MapResult = {
    ...result,
    trace: (result.trace ?? []).map(({ source, ...entry }) =>
      source === undefined ? entry : { ...entry, source: placeOf(source) },
    ),
    dropped: (result.dropped ?? []).map((entry) => ({ ...entry, source: placeOf(entry.source) })),
    warnings: result.warnings.map((entry) => ({ ...entry, path: placeOf(entry.path) })),
  };
  traced.dropped?.push(...unmappedLeaves(message as Dictionary, traced, mapOptions.dialect));
  return traced;
}

/** Where in the event a field of the row stood, or a part of it. */
function placeInRow(row: PersonRow, field: Pointer): Pointer {
  const [, root, key, ...below] = field.split('/');
  if (root !== 'personFields' || key === undefined) return field;
  const place = row.places.get(key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return place === undefined ? field : [place, ...below].join('/');
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
