import {
  build,
  mapEvent,
  MappingError,
  pathOf,
  pointerOf,
  pointerTo,
  unmappedLeaves,
} from '@encharge-destinations/core';
import type {
  Delivery,
  DeliveryExplanation,
  Dictionary,
  MapOptions,
  MapResult,
  Path,
  Pointer,
} from '@encharge-destinations/core';

import { withExternalIds } from '../destination/external-ids';
import { isMappedIdentify, personFieldsOf } from '../destination/rows';
import { isRecord, textOf, valueOf } from '../destination/values';

const IDENTIFIERS = ['userId', 'email', 'segmentAnonymousId'];

/**
 * Where the values in the requests come from: the mapper's own explanation, traced back through the customer's mapped fields for reverse
 * ETL rows.
 */
export function explain(
  message: unknown,
  mapOptions: MapOptions,
  delivery: Delivery,
): Pick<Delivery, 'path' | 'explanation'> {
  try {
    const { trace = [], dropped = [], warnings } = tracedResult(message, { ...mapOptions, trace: true });
    const [first, ...following] = delivery.requests;
    if (first === undefined) return { explanation: { trace: [], dropped, warnings } };
    const ofFirst = trace.map((entry) => ({ request: 0, ...entry }));
    const ofOthers = following.flatMap(({ body }, index) => traceOfUntag(body, ofFirst, index + 1));
    return { explanation: { trace: [...ofFirst, ...ofOthers], dropped, warnings } };
  } catch (error) {
    const path = error instanceof MappingError && error.code !== 'invalid_option' ? error.path : undefined;
    return {
      ...(path === undefined ? {} : { path }),
      explanation: { trace: [], dropped: [], warnings: [] },
    };
  }
}

function tracedResult(message: unknown, mapOptions: MapOptions): MapResult {
  // The runner has no connection, so a `record` is a person's.
  const isRow = isMappedIdentify(message) || textOf(valueOf(message, 'type')).toLowerCase() === 'record';
  if (!isRow) {
    const result = mapEvent(withExternalIds(message), mapOptions);
    return placedBy(result, (place) => externalIdPlace(message, place));
  }
  const [fields, { personFields }] = personFieldsOf(message);
  const traced = placedBy(build('identify', fields, mapOptions), (place) => placeInRow(personFields, place));
  traced.dropped?.push(...unmappedLeaves(message as Dictionary, traced, mapOptions.dialect));
  return traced;
}

/** The place in the event of one of the row's columns. */
function placeInRow(columns: Readonly<Record<string, Path>>, place: Pointer): Pointer {
  const [root, key = '', ...below] = pathOf(place);
  const found = root === 'personFields' ? columns[key] : undefined;
  return found === undefined ? place : pointerOf([...found, ...below]);
}

function placedBy(result: MapResult, placeOf: (place: Pointer) => Pointer): MapResult {
  return {
    ...result,
    trace: (result.trace ?? []).map(({ source, ...entry }) =>
      source === undefined ? entry : { ...entry, source: placeOf(source) },
    ),
    dropped: (result.dropped ?? []).map((entry) => ({ ...entry, source: placeOf(entry.source) })),
    warnings: result.warnings.map((entry) => ({ ...entry, path: placeOf(entry.path) })),
  };
}

/** The place of an identity taken from `context.externalId`. */
function externalIdPlace(message: unknown, place: Pointer): Pointer {
  const type = /^\/userId$/.test(place)
    ? 'enchargeUserId'
    : /^(?:\/context)?\/traits\/email$/.test(place)
      ? 'enchargeEmail'
      : undefined;
  const held = valueOf(valueOf(message, 'context'), 'externalId');
  const index = [held]
    .flat()
    .findIndex(
      (one) => type !== undefined && valueOf(one, 'type') === type && textOf(valueOf(one, 'id')) !== '',
    );
  if (index === -1) return place;
  return `/context/externalId${Array.isArray(held) ? `/${index}` : ''}/id`;
}

/** A setting says which tags to remove; the event says from whom. */
function traceOfUntag(
  body: unknown,
  trace: DeliveryExplanation['trace'],
  request: number,
): DeliveryExplanation['trace'] {
  if (!isRecord(body)) return [];
  const identifiers = IDENTIFIERS.filter((key) => Object.hasOwn(body, key)).flatMap((key) => {
    const known = trace.find(({ target }) => target === pointerTo('/user', key));
    return known === undefined ? [] : [{ ...known, request, target: pointerTo('', key) }];
  });
  return [{ request, target: '/tag', rule: 'tags.rule' }, ...identifiers];
}
