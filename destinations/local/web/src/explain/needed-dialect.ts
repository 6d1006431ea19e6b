import type { Json, RudderStackField, SegmentField } from '../../../src/workbench/api';
import { usualValue } from '../mapping/usual-value';
import { textOf } from '../mapping/value-text';

type Field = SegmentField | RudderStackField;

/**
 * Why a choice has no effect: it needs another dialect than the chosen one.
 *
 * @param fields All settings in the form, including the dialect.
 * @returns `undefined` for a choice that has an effect.
 */
export function neededDialect(
  field: Field,
  value: Json | undefined,
  dialect: Json | undefined,
  fields: readonly Field[],
): string | undefined {
  const needed = typeof value === 'string' ? field.needs?.[value] : undefined;
  if (needed === undefined || needed === dialect) return undefined;
  const of = fields.find(({ key }) => key === 'dialect');
  const labelIn = (one: Field | undefined, chosen: Json | undefined): string =>
    one?.choices.find((choice) => choice.value === chosen)?.label ?? textOf(chosen);
  const instead = usualValue(field, dialect);
  return `“${labelIn(field, value)}” needs “${labelIn(of, needed)}” as the “${of?.label ?? 'dialect'}”.${
    instead === undefined ? '' : ` Until then: ${instead}.`
  }`;
}
