import { isBlank, isObject, objectAt } from './text';
import type { Dictionary, Options } from './types';

/** `traits` over `context.traits`, key by key; a blank hides nothing. */
export function mergedTraits(event: Dictionary): Dictionary {
  const merged = { ...objectAt(objectAt(event, 'context'), 'traits') };
  for (const [key, value] of Object.entries(objectAt(event, 'traits')))
    if (!isBlank(value) || isBlank(merged[key])) merged[key] = value;
  return merged;
}

/** The value at a dot path in the options, where `traits.` means the merged traits. */
export function readPath(event: Dictionary, path: string): unknown {
  let value: unknown = { ...event, traits: mergedTraits(event) };
  for (const step of stepsOf(path)) value = isObject(value) ? value[step] : undefined;
  return value;
}

/** What the renames read below a path, as steps from there. */
export function renamedBelow(path: string, { rename }: Options): string[][] {
  return rename
    .map(({ from }) => stepsOf(from).join('.'))
    .filter((from) => from.startsWith(`${path}.`))
    .map((from) => stepsOf(from.slice(path.length + 1)));
}

/** What the customer mapped to a field: the values found, in the order of the options. */
export function mappedTo(event: Dictionary, { rename }: Options, field: string): unknown[] {
  return rename.filter(({ to }) => to === field).map(({ from }) => readPath(event, from));
}

function stepsOf(path: string): string[] {
  return path
    .replace(/^\$\./, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.');
}
