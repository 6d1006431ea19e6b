import type { Place } from './host';

/**
 * Modules of core that share one file in an export, by that file: one idea for a reader who is new to the mapper. Both are named without
 * `.ts`; what others need at load time comes first.
 */
const JOINED: Readonly<Record<string, readonly string[]>> = {
  values: ['values/values', 'copy'],
  dates: ['values/dates'],
  'ip-address': ['tables/address-blocks', 'values/ip-address'],
  plan: ['pointer', 'tables/faults', 'tables/skips', 'plan'],
  payload: ['payload'],
  event: ['tables/event-names', 'build/event', 'tables/rows', 'resolve/rows', 'build/context-fields'],
  types: ['calls', 'types', 'rules', 'plan-types', 'delivery/types', 'tables/table-field'],
  resolve: ['resolve/resolve'],
  warnings: ['tables/reasons', 'warnings'],
  group: ['build/group'],
  alias: ['build/alias'],
  identity: ['person/identifiers', 'person/identity'],
  names: ['tables/person-fields', 'person/names'],
  'person-fields': ['person/tags', 'person/fields'],
  'field-value': ['person/value'],
  options: ['options/compile-settings'],
  outcome: ['delivery/request', 'tables/answers', 'delivery/outcome'],
};

/** A module's file, both without `.ts`, and its place in that file. */
export function placesIn(joined: Readonly<Record<string, readonly string[]>>): (module: string) => Place {
  const places = new Map(
    Object.entries(joined).flatMap(([file, modules]) =>
      modules.map((module, index): [string, Place] => [module, { file, index }]),
    ),
  );
  return (module) => places.get(module) ?? { file: module, index: 0 };
}

/** A core module's place, by its path in core. */
export const mapperPlace = placesIn(JOINED);
