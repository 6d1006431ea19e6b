/** A field that mappings saved with Encharge’s earlier destination may hold. */
export interface SavedField {
  type: 'string' | 'object';
  isRequired: boolean;
  /** The keys of its parts. */
  properties?: readonly string[];
}

type SavedFields = Record<string, SavedField>;

const text: SavedField = { type: 'string', isRequired: false };
const requiredText: SavedField = { type: 'string', isRequired: true };
const object: SavedField = { type: 'object', isRequired: false };

const common: SavedFields = {
  type: requiredText,
  email: text,
  segmentAnonymousId: text,
  userId: text,
  groupId: text,
  timestamp: text,
  messageId: text,
  ip: text,
  userAgent: text,
  campaign: { ...object, properties: ['name', 'source', 'medium', 'term', 'content'] },
  page: { ...object, properties: ['url', 'title', 'referrer', 'path', 'search'] },
  location: { ...object, properties: ['city', 'region', 'country'] },
};

const tagging: SavedFields = { tag: requiredText, email: text, userId: text, segmentAnonymousId: text };

/** Every field of every action, as saved mappings hold them. They may become looser, never removed or stricter. */
export const savedFields: Readonly<Record<string, SavedFields>> = {
  trackEvent: { event: requiredText, properties: object, userFields: object, ...common },
  identifyUser: { user: object, ...common },
  trackPageView: { properties: object, userFields: object, ...common },
  aliasUser: { userId: requiredText, previousUserId: requiredText, timestamp: text, messageId: text },
  createUpdateObject: {
    objectType: requiredText,
    externalId: text,
    id: text,
    objectData: object,
    userId: text,
    email: text,
  },
  addTag: tagging,
  removeTag: tagging,
};
