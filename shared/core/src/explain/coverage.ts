import { pointerTo } from '../pointer';
import type { Dictionary, Path, Pointer } from '../types';
import { hasOwn } from '../values/values';

/** One place in an event and what is known about it. */
interface Spot {
  pointer: Pointer;
  /** It was sent, or there is a reason why not: nothing in it needs another one. */
  isCovered?: true;
  /** The copy that was sent. */
  copy?: unknown;
  below?: Map<string, Spot>;
}

/** The places in an event that were sent, or dropped for a reason. */
export class Coverage {
  private readonly root: Spot = { pointer: '' };

  /**
   * @param copy What was sent: an object covers the places that it contains, anything else the whole place.
   * @returns the place's pointer.
   */
  add(place: Path, copy?: unknown): Pointer {
    const spot = this.spotAt(place);
    if (spot === this.root) return '';
    if (isLeaf(copy) || copy === undefined) spot.isCovered = true;
    else spot.copy = copy;
    return spot.pointer;
  }

  /** True for a place that is covered itself; what surrounds it or is inside it does not count. */
  has(place: Path): boolean {
    let spot: Spot | undefined = this.root;
    let copy: unknown;
    for (const step of place) {
      spot = spot?.below?.get(String(step));
      copy = copyBelow(copy, step, spot);
    }
    return spot?.isCovered === true || isLeaf(copy);
  }

  /**
   * Visits every leaf of an event that is not covered.
   *
   * @param visit `keys` leads to the leaf, and changes afterwards.
   */
  forEachOther(event: Dictionary, visit: (value: unknown, keys: Path, pointer: Pointer) => void): void {
    const keys: string[] = [];
    const walk = (value: unknown, spot: Spot | undefined, copy: unknown, pointer: Pointer): void => {
      let isEmpty = true;
      if (typeof value === 'object' && value !== null) {
        for (const key of Object.keys(value)) {
          isEmpty = false;
          const item = (value as Dictionary)[key];
          const next = spot?.below?.get(key);
          const nextCopy = copyBelow(copy, key, next);
          const isOther = item !== undefined && next?.isCovered !== true && !isLeaf(nextCopy);
          if (!isOther || keys.length === DEEPEST) continue;
          keys.push(key);
          walk(item, next, nextCopy, next?.pointer ?? pointerTo(pointer, key));
          keys.pop();
        }
      }
      if (isEmpty) visit(value, keys, pointer);
    };
    walk(event, this.root, undefined, '');
  }

  private spotAt(place: Path): Spot {
    let spot = this.root;
    for (const step of place) {
      const key = `${step}`;
      spot.below ??= new Map();
      let next = spot.below.get(key);
      if (next === undefined) spot.below.set(key, (next = { pointer: pointerTo(spot.pointer, key) }));
      spot = next;
    }
    return spot;
  }
}

const DEEPEST = 100;

function copyBelow(copy: unknown, key: string | number, spot: Spot | undefined): unknown {
  if (spot?.copy !== undefined) return spot.copy;
  return typeof copy === 'object' && copy !== null && hasOwn(copy, key)
    ? (copy as Dictionary)[key]
    : undefined;
}

/** True for a value sent unchanged: a scalar, or something empty. */
function isLeaf(copy: unknown): boolean {
  if (typeof copy !== 'object') return copy !== undefined;
  return copy === null || Object.keys(copy).length === 0;
}
