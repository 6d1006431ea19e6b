import { z } from 'zod';
import { NEVER_ON_EVENTS } from '../tables/person-fields';
import { optionDefinitions } from '../options/definitions';
import type { OptionKey } from '../options/definitions';
import { parsePath } from '../options/compile-settings';
import { isReservedField } from '../person/names';
import { parseTags } from '../person/tags';
import type { MapOptions } from '../types';

// Refined instead of bounded: a bound checks the length of anything that has one, not only text.
const name = z
  .string()
  .trim()
  .refine((text) => text !== '', 'is blank');
const dotPath = name.refine((text) => parsePath(text) !== undefined, 'is no dot path');
const personField = name.refine(
  (text) => !isReservedField(text),
  'is a field that Encharge maintains itself',
);
const eventTrait = name.refine((text) => !NEVER_ON_EVENTS.has(text), 'never goes out with events');
const tag = name.refine((text) => !text.includes(','), 'holds a comma');
const tags = name.refine((text) => parseTags(text).tags.length > 0, 'holds no tag');
const describe = <T extends z.ZodType>(key: OptionKey, schema: T): T =>
  schema.describe(optionDefinitions.find((definition) => definition.key === key)?.description ?? key);

/** The mapper's options, for handwritten files and forms. Reports more than the mapper's own check, and rejects typos. */
export const mapOptionsSchema = z.strictObject({
  dialect: describe('dialect', z.enum(['documented', 'segment']).optional()),
  pages: describe('pages', z.enum(['off', 'event', 'visit']).optional()),
  screens: describe('screens', z.enum(['off', 'event']).optional()),
  objectType: describe('objectType', z.union([name, z.strictObject({ trait: dotPath })]).optional()),
  tagRules: describe(
    'tagRules',
    z
      .array(z.strictObject({ event: name, tags: z.union([tags, z.array(tag).nonempty()]) }))
      .readonly()
      .optional(),
  ),
  maxEventAge: describe('maxEventAge', z.number().optional()),
  anonymous: describe('anonymous', z.enum(['skip', 'send']).optional()),
  emailOnEvents: describe('emailOnEvents', z.enum(['always', 'withoutUserId']).optional()),
  emailFromProperties: describe('emailFromProperties', z.enum(['withoutIdentity', 'never']).optional()),
  rename: describe(
    'rename',
    z
      .array(z.strictObject({ from: dotPath, to: personField }))
      .readonly()
      .optional(),
  ),
  allow: describe('allow', z.array(name).readonly().optional()),
  deny: describe('deny', z.array(name).readonly().optional()),
  traitsOnEvents: describe('traitsOnEvents', z.array(eventTrait).readonly().optional()),
  clearOnNull: describe('clearOnNull', z.boolean().optional()),
  sendIp: describe('sendIp', z.boolean().optional()),
  trace: z.boolean().optional().describe('Explain the result: fills trace and dropped.'),
  now: z.number().optional().describe('The clock, epoch milliseconds. Only maxEventAge needs it.'),
}) satisfies z.ZodType<MapOptions>;
