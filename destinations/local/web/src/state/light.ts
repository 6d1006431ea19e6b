import { PLATFORMS } from '../../../src/cli/platforms';
import type { PlatformName, Preview, Side, SideTrace } from '../../../src/workbench/api';
import { isWithin } from '../json/pointer';

/** A value on the page: in the event, or in a platform's request. */
export type Place =
  { side: 'event'; pointer: string } | { side: PlatformName; request: number; pointer: string };

/** Why a value is where it is. */
export interface Explanation {
  platform: PlatformName;
  request: number;
  target: string;
  source?: string;
  rule: string;
}

/** Why a value is missing. */
export interface Omission {
  platform: PlatformName;
  source: string;
  rule: string;
  reason: string;
}

/** What is highlighted together. */
export interface Lit {
  /** Pointers into the event. */
  event: ReadonlySet<string>;
  /** Values of `inRequest`. */
  segment: ReadonlySet<string>;
  rudderstack: ReadonlySet<string>;
  explanations: Explanation[];
  omissions: Omission[];
}

const nothing: Lit = {
  event: new Set(),
  segment: new Set(),
  rudderstack: new Set(),
  explanations: [],
  omissions: [],
};

/** The pointers of a platform's highlighted places in one of its requests. */
export function pointersIn(lit: ReadonlySet<string>, request: number): ReadonlySet<string> {
  const before = inRequest(request, '');
  return new Set(
    [...lit].filter((place) => place.startsWith(before)).map((place) => place.slice(before.length)),
  );
}

/** The name of a place in a platform's requests. */
function inRequest(request: number, pointer: string): string {
  return `${request} ${pointer}`;
}

/**
 * Everything related to a value: its source in the event, the values from the same source on both sides, and the rules that made them.
 *
 * A whole event or body highlights nothing: everything belongs to it.
 *
 * @example light(preview, { side: 'event', pointer: '/userId' }).segment // Set { '0 /userId', '0 /user/userId' }
 */
export function light(preview: Preview | undefined, place: Place | undefined): Lit {
  if (preview === undefined || place === undefined || place.pointer === '') return nothing;
  return place.side === 'event' ? fromEvent(preview, place.pointer) : fromSide(preview, place);
}

function fromEvent(preview: Preview, pointer: string): Lit {
  const made = (side: Side | undefined): SideTrace[] =>
    related(side?.trace ?? [], ({ source }) => source, pointer);
  const left = (side: Side | undefined): Side['dropped'] =>
    related(side?.dropped ?? [], ({ source }) => source, pointer);
  return {
    event: new Set([pointer]),
    segment: targets(made(preview.sides.segment)),
    rudderstack: targets(made(preview.sides.rudderstack)),
    explanations: PLATFORMS.flatMap((platform) =>
      made(preview.sides[platform]).map((entry) => ({ platform, ...entry })),
    ),
    omissions: PLATFORMS.flatMap((platform) =>
      left(preview.sides[platform]).map((entry) => ({ platform, ...entry })),
    ),
  };
}

function fromSide(preview: Preview, place: Exclude<Place, { side: 'event' }>): Lit {
  const { side: platform, request, pointer } = place;
  const other = platform === 'segment' ? 'rudderstack' : 'segment';
  const own = related(
    (preview.sides[platform]?.trace ?? []).filter((entry) => entry.request === request),
    ({ target }) => target,
    pointer,
  );
  const sources = new Set(own.flatMap(({ source }) => (source === undefined ? [] : [source])));
  const constants = new Set(own.flatMap((entry) => (entry.source === undefined ? [entry.target] : [])));
  const others = (preview.sides[other]?.trace ?? []).filter((entry) =>
    entry.source === undefined ? constants.has(entry.target) : sources.has(entry.source),
  );
  const lit = {
    [platform]: new Set([inRequest(request, pointer), ...targets(own)]),
    [other]: targets(others),
  };
  return {
    event: sources,
    segment: lit['segment'] ?? new Set(),
    rudderstack: lit['rudderstack'] ?? new Set(),
    explanations: own.map((entry) => ({ platform, ...entry })),
    omissions: [],
  };
}

/** A value's entries; or those of its parts; or else those of the nearest enclosing value. */
function related<Entry>(
  entries: readonly Entry[],
  pointerOf: (entry: Entry) => string | undefined,
  pointer: string,
): Entry[] {
  const within = entries.filter((entry) => isWithin(pointerOf(entry) ?? '-', pointer));
  if (within.length > 0) return within;
  const around = entries.filter((entry) => isWithin(pointer, pointerOf(entry) ?? '-'));
  const nearest = Math.max(...around.map((entry) => pointerOf(entry)?.length ?? 0));
  return around.filter((entry) => pointerOf(entry)?.length === nearest);
}

function targets(entries: readonly SideTrace[]): Set<string> {
  return new Set(entries.map((entry) => inRequest(entry.request, entry.target)));
}
