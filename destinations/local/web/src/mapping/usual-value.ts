import type { Json, RudderStackField, SegmentField } from '../../../src/workbench/api';

/**
 * What an empty setting means in a dialect, as its choices put it.
 *
 * @example usualValue(pages, 'segment') // 'page visit'
 */
export function usualValue(
  { usual, choices }: Pick<SegmentField | RudderStackField, 'usual' | 'choices'>,
  dialect: Json | undefined,
): string | undefined {
  const value = typeof dialect === 'string' ? usual?.[dialect] : undefined;
  const label = choices.find((choice) => choice.value === value)?.label;
  return label === undefined ? undefined : label.charAt(0).toLowerCase() + label.slice(1);
}
