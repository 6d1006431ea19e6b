import { useRef, useState } from 'preact/hooks';
import type { Json } from '../../../../src/workbench/api';

/**
 * What an editor shows for a value, which can be more than the value holds: `1.` while 1.5 is typed, a row without a name yet. It is
 * derived from the value at first, and again when the value changes to one that this editor did not produce.
 *
 * @returns what is shown, and a function that shows something else, together with its value, if it has one.
 * @example const [text, show] = useDerivedState(value, textOf);
 */
export function useDerivedState<Shown>(
  value: Json | undefined,
  derive: (value: Json | undefined) => Shown,
): [Shown, (shown: Shown, made?: { value: Json | undefined }) => void] {
  const held = useRef<{ value: Json | undefined; shown: Shown } | undefined>(undefined);
  const [, draw] = useState({});
  if (held.current === undefined || !isSame(held.current.value, value))
    held.current = { value, shown: derive(value) };
  const show = (shown: Shown, made = { value }): void => {
    held.current = { value: made.value, shown };
    draw({});
  };
  return [held.current.shown, show];
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
