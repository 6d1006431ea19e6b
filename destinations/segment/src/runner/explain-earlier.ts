import { fieldTables, pathOf, pointerOf, pointerTo } from '@encharge-destinations/core';
import type { Call, DeliveryExplanation, Fields, Pointer } from '@encharge-destinations/core';
import type { RunRecord } from './recorded-destination';

const TYPE_RULES: Readonly<Record<Call, string>> = {
  identify: 'identify.name',
  track: 'track.name',
  page: 'page.mode',
  screen: 'screen.mode',
  group: 'group.type',
  alias: 'alias.type',
};

/** Where the values in an earlier mapping's request come from: its bodies keep the fields' own names. */
export function explainEarlier(
  call: Call,
  fields: Fields,
  { requests }: RunRecord,
  placeOf: (field: Pointer) => Pointer | undefined,
): DeliveryExplanation {
  const trace = requests.flatMap(({ body }, request) =>
    leavesOf(body, '').map((target) => {
      const [field = '', ...below] = fieldAt(call, fields, pathOf(target).map(String));
      const row = [...fieldTables[call], ...fieldTables.track].find(({ key }) => key === field);
      const source = placeOf(pointerOf([field, ...below]));
      return {
        request,
        target,
        rule: row?.rule ?? TYPE_RULES[call],
        ...(source === undefined ? {} : { source }),
      };
    }),
  );
  return { trace, dropped: [], warnings: [] };
}

function fieldAt(call: Call, fields: Fields, target: readonly string[]): readonly string[] {
  const [top, key = '', ...below] = target;
  const isOwn = key in fields;
  if (top === 'context') return [key, ...below];
  if (top === 'properties' && call === 'group') return isOwn ? [key] : ['objectData', key, ...below];
  if (top !== 'user') return target;
  const traits = call === 'identify' ? 'user' : 'userFields';
  const isTrait = typeof fields[traits] === 'object' && key in (fields[traits] as object);
  return isOwn && !isTrait ? [key] : [traits, key, ...below];
}

function leavesOf(value: unknown, at: Pointer): Pointer[] {
  const all = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const entries = all.filter(([, inner]) => inner !== undefined);
  if (entries.length === 0) return [at];
  return entries.flatMap(([key, inner]) => leavesOf(inner, pointerTo(at, key)));
}
