import { z } from 'zod';
import { isRecord, textOf, valueOf } from './values';

const UNFILLED = 'RudderStack did not fill in the template. Write it as {{ event.path || default }}.';
const UNFILLED_VARIABLE =
  'RudderStack did not fill in the environment variable: only RudderStack Cloud and Enterprise do. On the open-source server enter the key itself, or let envsubst fill it in.';

/** Says what is wrong with a setting; the host's words put the setting's name before it. */
type Refuse = (words: string) => never;

/** A row of a table in the dashboard. */
export interface TableRow {
  from: string;
  to: string;
}

const isUnset = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const isTemplate = (value: unknown): boolean =>
  typeof value === 'string' && value.trim().startsWith('{{') && value.trim().endsWith('}}');

const takes = (what: string): string => `takes ${what}. Correct it in the settings of this destination.`;

/** A field that may be blank. RudderStack fills in templates before the event arrives, with values of any type. */
const filled = <T>(read: (value: unknown, refuse: Refuse) => T | undefined) =>
  z.unknown().transform((value, context): T | undefined => {
    const refuse: Refuse = (message) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (isUnset(value)) return undefined;
    return isTemplate(value) ? refuse(UNFILLED) : read(value, refuse);
  });

const readText = (value: unknown, refuse: Refuse): string | undefined =>
  textOf(value) || refuse(takes('text'));

const readKey = (value: unknown, refuse: Refuse): string | undefined =>
  textOf(value).startsWith('env.') ? refuse(UNFILLED_VARIABLE) : readText(value, refuse);

/** A key of Encharge. */
export const keyField = () => filled(readKey).optional();

/** A key without which nothing can be sent. */
export const requiredKeyField = (missing: string) =>
  filled(readKey).transform((key, context): string => {
    if (key === undefined) context.addIssue({ code: 'custom', message: missing });
    return key ?? '';
  });

export const textField = () => filled(readText).optional();

export const switchField = () =>
  filled((value, refuse): boolean | undefined => {
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' ? false : refuse(takes('true or false'));
  }).optional();

/** A number of 0 or more; the dashboard stores text. */
export const numberField = () =>
  filled((value, refuse): number | undefined => {
    const number = textOf(value) === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) && number >= 0 ? number : refuse(takes('a number of 0 or more'));
  }).optional();

/** @param unset What the dashboard stores for no choice. */
export const choiceField = <T extends string>(values: readonly T[], unset?: string) =>
  filled((value, refuse): T | undefined => {
    if (value === unset) return undefined;
    return values.find((known) => known === textOf(value)) ?? refuse(takes(`one of ${values.join(', ')}`));
  }).optional();

/** A list of `{ [tag]: text }`. The dashboard keeps a blank entry in untouched lists; those do not count. */
export const listField = (tag: string) =>
  filled((value, refuse): string[] | undefined => {
    if (!Array.isArray(value)) return refuse(takes(`a list of { ${tag} }`));
    const entries = (value as unknown[]).map((entry) => (isRecord(entry) ? valueOf(entry, tag) : entry));
    if (entries.some(isTemplate)) return refuse(UNFILLED);
    if (entries.some((entry) => textOf(entry) === '' && !isUnset(entry)))
      return refuse(takes(`text in every entry ({ ${tag} })`));
    return entries.map(textOf).filter((text) => text !== '');
  }).optional();

/** A table of `{ from, to }`; blank rows do not count. */
export const tableField = () =>
  filled((value, refuse): TableRow[] | undefined => {
    if (!Array.isArray(value)) return refuse(takes('a table of { from, to }'));
    const rows = value.map((row) => ({
      from: textOf(valueOf(row, 'from')),
      to: textOf(valueOf(row, 'to')),
    }));
    if (rows.some(({ from, to }) => isTemplate(from) || isTemplate(to))) return refuse(UNFILLED);
    if (!value.every(isRecord) || rows.some(({ from, to }) => (from === '') !== (to === '')))
      return refuse(takes('both sides filled in in every row'));
    return rows.filter(({ from }) => from !== '');
  }).optional();
