import { z } from 'zod';
import {
  ANONYMOUS_MODES,
  DIALECT_DEFAULT,
  DIALECTS,
  EMAILS_FROM_PROPERTIES,
  EMAILS_ON_EVENTS,
  EVENT_FILTERS,
  EVENT_TAG,
  FIELD_TAG,
  PAGE_MODES,
  RECORD_DELETES,
  SCREEN_MODES,
} from './config';
import {
  choiceField,
  keyField,
  listField,
  numberField,
  requiredKeyField,
  switchField,
  tableField,
  textField,
} from './setting-fields';

/** The settings as the dashboard stores them. Other keys (connection mode, consent) are the host's. */
export const ConfigSchema = z.object(
  {
    writeKey: requiredKeyField(
      'The write key is missing. Enter the write key of your Encharge account in the settings of this destination.',
    ),
    apiKey: keyField(),
    recordDelete: choiceField(RECORD_DELETES),
    dialect: choiceField(DIALECTS),
    pages: choiceField(PAGE_MODES, DIALECT_DEFAULT),
    screens: choiceField(SCREEN_MODES),
    objectType: textField(),
    objectTypeTrait: textField(),
    tagRules: tableField(),
    untagRules: tableField(),
    unsubscribeEvents: listField(EVENT_TAG),
    maxEventAge: numberField(),
    anonymous: choiceField(ANONYMOUS_MODES, DIALECT_DEFAULT),
    emailOnEvents: choiceField(EMAILS_ON_EVENTS),
    emailFromProperties: choiceField(EMAILS_FROM_PROPERTIES),
    rename: tableField(),
    allow: listField(FIELD_TAG),
    deny: listField(FIELD_TAG),
    traitsOnEvents: listField(FIELD_TAG),
    clearOnNull: switchField(),
    sendIp: switchField(),
    eventFilteringOption: choiceField(EVENT_FILTERS),
    whitelistedEvents: listField(EVENT_TAG),
    blacklistedEvents: listField(EVENT_TAG),
  },
  { message: 'The settings of this destination are missing.' },
);

export type EnchargeConfig = z.infer<typeof ConfigSchema>;

/** What has to be there of an event before anything is read from it. The mapper looks at everything else. */
export const RouterInputSchema = z.object({
  message: z.object(
    { type: z.string({ message: 'The event has no type.' }) },
    { message: 'The event is no object.' },
  ),
});
