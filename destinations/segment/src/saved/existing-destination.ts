import type {
  ActionDefinition,
  DestinationDefinition,
  InputField,
  RequestClient,
} from '@segment/actions-core';
import type { Fields } from '@encharge-destinations/core';

type Sends = (payload: Fields) => { method: 'post' | 'delete'; path: string; json: object };

type FieldType = Omit<InputField, 'label' | 'description'>;

const text = (required = false): FieldType => ({ type: 'string', required });
const object = (...keys: string[]): FieldType => ({
  type: 'object',
  ...(keys.length === 0
    ? {}
    : { properties: Object.fromEntries(keys.map((key) => [key, { label: key, type: 'string' }])) }),
});

const ids = { email: text(), userId: text(), segmentAnonymousId: text() };
const common: Record<string, FieldType> = {
  ...ids,
  type: text(true),
  groupId: text(),
  // The whole event was dropped when its time could not be read.
  timestamp: { ...text(), format: 'date-time' },
  messageId: text(),
  ip: text(),
  userAgent: text(),
  campaign: object('name', 'source', 'medium', 'term', 'content'),
  page: object('url', 'title', 'referrer', 'path', 'search'),
  location: object('city', 'region', 'country'),
};

/** A person's fields over the mapped identity: a trait with the same name replaced it. */
const personOf = ({ email, userId, segmentAnonymousId }: Fields, traits: unknown): object => ({
  email,
  userId,
  segmentAnonymousId,
  ...(traits as object | undefined),
});

const ingest = (json: object): ReturnType<Sends> => ({ method: 'post', path: '/', json });

/** `userFields` stayed at the top level too. */
const eventBody: Sends = ({ ip, userAgent, groupId, campaign, page, location, ...rest }) =>
  ingest({
    ...rest,
    user: personOf(rest, rest['user'] ?? rest['userFields']),
    context: { ip, userAgent, groupId, campaign, page, location },
  });

const objectBody: Sends = ({ objectType, id, externalId, objectData, userId, email }) =>
  ingest({
    type: 'group',
    objectType,
    properties: { ...(objectData as object | undefined), id, externalId },
    user: { userId, email },
  });

const aliasBody: Sends = ({ userId, previousUserId, timestamp, messageId }) =>
  ingest({ type: 'alias', userId, previousUserId, timestamp, messageId });

const tagFields = { tag: text(true), ...ids };
const tagBody =
  (method: 'post' | 'delete'): Sends =>
  ({ tag, email, userId, segmentAnonymousId }) => ({
    method,
    path: '/tags',
    json: { tag, email, userId, segmentAnonymousId },
  });

const ACTIONS: Readonly<Record<string, readonly [fields: Record<string, FieldType>, sends: Sends]>> = {
  trackEvent: [{ ...common, event: text(true), properties: object(), userFields: object() }, eventBody],
  identifyUser: [{ ...common, user: object() }, eventBody],
  trackPageView: [{ ...common, properties: object(), userFields: object() }, eventBody],
  aliasUser: [
    {
      userId: text(true),
      previousUserId: text(true),
      timestamp: { ...text(), format: 'date-time' },
      messageId: text(),
    },
    aliasBody,
  ],
  createUpdateObject: [
    {
      objectType: text(true),
      externalId: text(),
      id: text(),
      objectData: object(),
      userId: text(),
      email: text(),
    },
    objectBody,
  ],
  addTag: [tagFields, tagBody('post')],
  removeTag: [tagFields, tagBody('delete')],
};

/** The actions of Encharge's earlier destination: saved mappings can exist only for these. */
export const existingActions: readonly string[] = Object.keys(ACTIONS);

/**
 * A model of Encharge's earlier destination for Segment: the fields that its actions take and the bodies that they make. Written from the
 * bodies it is known to send, faults included. For comparison only: it sends to paths without a host.
 */
export const existingDestination: DestinationDefinition = {
  // The host caches schemas by destination and action name, so it must not share ours.
  name: 'Encharge (earlier destination)',
  mode: 'cloud',
  actions: Object.fromEntries(
    Object.entries(ACTIONS).map(([key, [fields, sends]]): [string, ActionDefinition<unknown>] => [
      key,
      {
        title: key,
        description: key,
        fields: Object.fromEntries(
          Object.entries(fields).map(([name, type]) => [name, { label: name, description: name, ...type }]),
        ),
        perform: (request: RequestClient, { payload }) => {
          const { method, path, json } = sends(payload as Fields);
          return request(path, { method, json });
        },
      },
    ]),
  ),
};
