/**
 * Values that JSON cannot express, as JSON: an object with the key `$make` stands for one. So every input of a search can be stored as a
 * file.
 */
export type Recipe =
  | { $make: 'number'; value: 'NaN' | 'Infinity' | '-Infinity' | '-0' }
  | { $make: 'date'; value: number | null }
  | { $make: 'undefined' | 'circle' | 'bigint' | 'symbol' | 'function' | 'map' }
  /** A list in which every other place is a hole. */
  | { $make: 'holes'; length: number }
  /** Nested objects or lists. */
  | { $make: 'deep'; levels: number; as: 'list' | 'object' }
  | { $make: 'repeat'; text: string; times: number }
  /** An object with many keys, or a list with many places. */
  | { $make: 'wide'; size: number; as: 'list' | 'object' }
  /** An object without a prototype. */
  | { $make: 'bare'; value: unknown };

/** Builds the value for a recipe; copies everything else. */
export function make(recipe: unknown): unknown {
  if (typeof recipe !== 'object' || recipe === null) return recipe;
  if (Array.isArray(recipe)) return recipe.map(make);
  if (Object.hasOwn(recipe, '$make')) return makeSpecial(recipe as Recipe);
  return withKeys({}, Object.entries(recipe));
}

function makeSpecial(recipe: Recipe): unknown {
  switch (recipe.$make) {
    case 'number':
      return Number(recipe.value);
    case 'date':
      return new Date(recipe.value ?? Number.NaN);
    case 'undefined':
      return undefined;
    case 'circle': {
      const circle: Record<string, unknown> = { name: 'circle' };
      circle['self'] = circle;
      return circle;
    }
    case 'bigint':
      return 1n;
    case 'symbol':
      return Symbol('made');
    case 'function':
      return () => 'made';
    case 'map':
      return new Map([['key', 'value']]);
    case 'holes':
      return Array.from({ length: recipe.length }).reduce<unknown[]>((list, _, index) => {
        if (index % 2 === 1) list[index] = index;
        return list;
      }, new Array<unknown>(recipe.length));
    case 'deep': {
      let value: unknown = 'bottom';
      for (let level = 0; level < recipe.levels; level += 1)
        value = recipe.as === 'list' ? [value] : { in: value };
      return value;
    }
    case 'repeat':
      return recipe.text.repeat(recipe.times);
    case 'wide': {
      const items = Array.from({ length: recipe.size }, (_, index) => index);
      return recipe.as === 'list' ? items : Object.fromEntries(items.map((item) => [`key${item}`, item]));
    }
    case 'bare':
      return withKeys(Object.create(null) as object, Object.entries(recipe.value as object));
  }
}

/** Defines the keys instead of assigning them: `__proto__` becomes an ordinary key, as in parsed JSON. */
function withKeys(object: object, entries: readonly (readonly [string, unknown])[]): object {
  for (const [key, value] of entries)
    Object.defineProperty(object, key, {
      value: make(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return object;
}
