import { z } from 'zod';
import type { AliasPayload, EventPayload, GroupPayload, IngestPayload, SegmentPayload } from '../types';

const LONGEST_PERSON_FIELD = 5000;
const text = z.string().refine((value) => value.trim() !== '', 'is blank');
const isoDateTime = z.iso.datetime({ offset: true });
const ipAddress = z.union([z.ipv4(), z.ipv6()]);

/** JSON without holes: what `JSON.stringify` reproduces unchanged. */
const json: z.ZodType = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
const properties = z.record(z.string(), json).refine((value) => Object.keys(value).length > 0, 'is empty');

// An empty text is what clearOnNull sends to empty a field; other blanks never go out.
const scalar = z.union([
  z
    .string()
    .max(LONGEST_PERSON_FIELD)
    .refine((value) => value === '' || value.trim() !== '', 'is blank'),
  z.number(),
  z.boolean(),
]);
const nested = z.union([z.array(json), z.record(z.string(), json)]);

const identity = { userId: text.exactOptional(), email: text.exactOptional() };
const known = (user: { userId?: string | undefined; email?: string | undefined }): boolean =>
  user.userId !== undefined || user.email !== undefined;

const documentedUser = z
  .object(identity)
  .catchall(scalar)
  .refine(known, 'needs userId or email')
  .refine((user) => !('segmentAnonymousId' in user), 'has no place for segmentAnonymousId');
const segmentUser = z
  .object({ ...identity, segmentAnonymousId: text.exactOptional() })
  .catchall(z.union([scalar, nested]));

const eventPayloadSchema = z.strictObject({
  name: text,
  user: documentedUser,
  properties: properties.exactOptional(),
  sourceIp: ipAddress.exactOptional(),
});

const aliasPayloadSchema = z
  .strictObject({
    type: z.literal('alias'),
    previousUserId: text.exactOptional(),
    previousEmail: text.exactOptional(),
    user: z.strictObject(identity).refine(known, 'needs userId or email'),
  })
  .refine(
    (alias) => (alias.previousUserId === undefined) === (alias.user.userId === undefined),
    'has half a pair of ids',
  )
  .refine(
    (alias) => (alias.previousEmail === undefined) === (alias.user.email === undefined),
    'has half a pair of emails',
  );

const groupPayloadSchema = z.strictObject({
  type: z.literal('group'),
  objectType: text,
  properties: properties.refine((value) => 'id' in value || 'externalId' in value, 'needs id or externalId'),
  user: z.strictObject(identity).refine(known, 'needs userId or email').exactOptional(),
});

const texts = <Key extends string>(...keys: Key[]) =>
  z
    .strictObject(
      Object.fromEntries(keys.map((key) => [key, text.exactOptional()])) as Record<
        Key,
        z.ZodExactOptional<typeof text>
      >,
    )
    .refine((value) => Object.keys(value).length > 0, 'is empty');

const segmentEventSchema = z
  .strictObject({
    type: z.enum(['track', 'identify', 'page']),
    event: text.exactOptional(),
    userId: text.exactOptional(),
    email: text.exactOptional(),
    segmentAnonymousId: text.exactOptional(),
    user: segmentUser,
    properties: properties.exactOptional(),
    timestamp: isoDateTime.exactOptional(),
    messageId: text.exactOptional(),
    context: z
      .strictObject({
        ip: ipAddress.exactOptional(),
        userAgent: text.exactOptional(),
        campaign: texts('name', 'source', 'medium', 'term', 'content').exactOptional(),
        page: texts('url', 'title', 'referrer', 'path', 'search').exactOptional(),
        location: texts('city', 'region', 'country').exactOptional(),
        groupId: text.exactOptional(),
      })
      .refine((value) => Object.keys(value).length > 0, 'is empty')
      .exactOptional(),
  })
  .refine((body) => (body.type === 'track') === (body.event !== undefined), 'has an event exactly for track')
  .refine(
    (body) => body.type !== 'identify' || body.properties === undefined,
    'has no properties for identify',
  )
  .refine(
    (body) => body.userId !== undefined || body.email !== undefined || body.segmentAnonymousId !== undefined,
    'names nobody',
  )
  .refine(
    ({ userId, email, segmentAnonymousId, user }) =>
      userId === user.userId && email === user.email && segmentAnonymousId === user.segmentAnonymousId,
    'names one person at the top and another in user',
  );

/** A body in the `documented` dialect. */
export const documentedPayloadSchema = z.union([
  eventPayloadSchema,
  aliasPayloadSchema,
  groupPayloadSchema,
]) satisfies z.ZodType<EventPayload | AliasPayload | GroupPayload>;

/** A body in the `segment` dialect: alias and group are the documented ones. */
export const segmentPayloadSchema = z.union([
  segmentEventSchema,
  aliasPayloadSchema,
  groupPayloadSchema,
]) satisfies z.ZodType<SegmentPayload | AliasPayload | GroupPayload>;

/** Any body that may go to Ingest. Stricter than Encharge: it describes what this project promises to send. */
export const ingestPayloadSchema = z.union([
  eventPayloadSchema,
  segmentEventSchema,
  aliasPayloadSchema,
  groupPayloadSchema,
]) satisfies z.ZodType<IngestPayload>;
