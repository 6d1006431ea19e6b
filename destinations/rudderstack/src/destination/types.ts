import { headerKey } from '@encharge-destinations/core';
import { z } from 'zod';
import { isBlank, isRecord, textOf, valueOf } from './values';

const MISSING_KEY =
  'The write key is missing. Enter the write key of your Encharge account in the settings of this destination.';
const UNFILLED = 'RudderStack did not fill in the template. Write it as {{ event.path || default }}.';
const UNFILLED_VARIABLE =
  'RudderStack did not fill in the environment variable: only RudderStack Cloud and Enterprise do. On the open-source server enter the value itself, or let envsubst fill it in.';

/** RudderStack fills in templates before the event arrives, with values of any type. */
const isTemplate = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(isTemplate)
    : /^{{.*}}$/s.test(textOf(value));

const isVariable = (value: unknown): boolean => textOf(value).startsWith('env.');

/**
 * A setting that may be blank.
 *
 * @param what What it takes, as its error says it.
 * @param read Returns `undefined` for a value that the setting does not take.
 * @param unset What the dashboard stores when nothing is chosen.
 */
const filled = <T>(what: string, read: (value: unknown) => T | undefined, unset?: string) =>
  z
    .unknown()
    .transform((value, context): T | undefined => {
      if (isBlank(value) || value === unset) return undefined;
      const found = isTemplate(value) ? undefined : read(value);
      if (found === undefined) {
        const unfilled = isVariable(value)
          ? UNFILLED_VARIABLE
          : `takes ${what}. Correct it in the settings of this destination.`;
        context.addIssue({ code: 'custom', message: isTemplate(value) ? UNFILLED : unfilled });
      }
      return found;
    })
    .optional();

const text = () => filled('text', (value) => textOf(value) || undefined);

const key = () =>
  filled('a key as Encharge shows it, without other characters', (value) =>
    isVariable(value) ? undefined : headerKey(textOf(value)),
  );

const truth = () =>
  filled('true or false', (value) =>
    [true, false].find((known) => value === known || value === String(known)),
  );

/** The dashboard stores text. */
const positive = () =>
  filled('a number of 0 or more', (value) => {
    const number = textOf(value) === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) && number >= 0 ? number : undefined;
  });

const choice = <const T extends string>(values: readonly T[], unset?: string) =>
  filled(`one of ${values.join(', ')}`, (value) => values.find((known) => known === textOf(value)), unset);

/** A list of `{ [tag]: text }`. The dashboard keeps a blank entry in untouched lists, which does not count. */
const list = (tag: string) =>
  filled(`a list of { ${tag} } with text in every entry`, (value) => {
    if (!Array.isArray(value)) return undefined;
    const entries = value.map((one: unknown) => (isRecord(one) ? valueOf(one, tag) : one));
    const texts = entries.filter((entry) => !isBlank(entry)).map(textOf);
    return texts.includes('') ? undefined : texts;
  });

/** A table; blank rows do not count. */
const table = () =>
  filled('a table of { from, to } with both sides filled in in every row', (value) => {
    if (!Array.isArray(value) || !value.every(isRecord)) return undefined;
    const rows = value
      .map((row) => ({ from: textOf(valueOf(row, 'from')), to: textOf(valueOf(row, 'to')) }))
      .filter(({ from, to }) => from !== '' || to !== '');
    return rows.some(({ from, to }) => from === '' || to === '') ? undefined : rows;
  });

/** The settings as the dashboard stores them. Other keys (connection mode, consent) belong to RudderStack. */
export const ConfigSchema = z.object(
  {
    writeKey: key().pipe(z.string({ message: MISSING_KEY })),
    apiKey: key(),
    recordDelete: choice(['ignore', 'archive', 'erase']),
    dialect: choice(['documented', 'segment']),
    pages: choice(['off', 'event', 'visit'], 'default'),
    screens: choice(['off', 'event']),
    objectType: text(),
    objectTypeTrait: text(),
    tagRules: table(),
    untagRules: table(),
    unsubscribeEvents: list('eventName'),
    maxEventAge: positive(),
    anonymous: choice(['skip', 'send'], 'default'),
    emailOnEvents: choice(['always', 'withoutUserId']),
    emailFromProperties: choice(['withoutIdentity', 'never']),
    rename: table(),
    allow: list('fieldName'),
    deny: list('fieldName'),
    traitsOnEvents: list('fieldName'),
    clearOnNull: truth(),
    sendIp: truth(),
    eventFilteringOption: choice(['disable', 'whitelistedEvents', 'blacklistedEvents']),
    whitelistedEvents: list('eventName'),
    blacklistedEvents: list('eventName'),
  },
  { message: 'The settings of this destination are missing.' },
);

export type EnchargeConfig = z.infer<typeof ConfigSchema>;

/** Of an event only the type is checked before the mapper reads it: the mapper repairs, drops or refuses the rest. */
export const EventTypeSchema = z.string();
