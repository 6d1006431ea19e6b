import type { Call } from '../calls';
import type { FieldForm } from './field-definition';

/** Fields with the same meaning in every call. */
const FORMS: Readonly<Record<string, FieldForm>> = {
  userId: {
    label: 'User ID',
    description: 'The ID of the person in your own system. Encharge finds the person by it, or creates one.',
  },
  email: {
    label: 'Email',
    description: 'The email address of the person. Encharge finds the person by it, or creates one.',
  },
  segmentAnonymousId: {
    label: 'Anonymous ID',
    description:
      'The anonymous ID of the person, for people with neither a user ID nor an email. Sent in the segment dialect only.',
  },
  personFields: {
    label: 'More person fields',
    description: 'Person fields of Encharge with a value each. They win over traits of the same name.',
    type: 'object',
    advanced: true,
  },
  userFields: {
    label: 'Person fields',
    description:
      'Traits that the event updates on the person. Empty by default, since SDKs repeat old traits on every event. Texts under names of secrets, such as password or token, are dropped.',
    type: 'object',
  },
  tags: {
    label: 'Tags',
    description: 'Tags to add to the person: text with commas, or a list.',
    type: 'list',
    advanced: true,
  },
  properties: {
    label: 'Event properties',
    description: 'The properties of the event, nested as they are.',
    type: 'object',
  },
  groupId: {
    label: 'Group ID',
    description: 'The ID of the company or group in which the person acts.',
    advanced: true,
  },
  timestamp: {
    label: 'Timestamp',
    description:
      'When the event happened. The documented API has no place for it; there an event counts as happening now.',
    type: 'datetime',
    advanced: true,
  },
  messageId: { label: 'Message ID', description: 'The unique ID of the event.', advanced: true },
  ip: {
    label: 'IP address',
    description: 'The public IP address of the person, from which Encharge fills country and timezone.',
    advanced: true,
  },
  userAgent: {
    label: 'User agent',
    description: 'The user agent of the device, from which Encharge fills device and browser.',
    advanced: true,
  },
  campaign: {
    label: 'Campaign',
    description: 'The UTM parameters of the visit.',
    type: 'object',
    advanced: true,
  },
  page: {
    label: 'Page',
    description: 'The web page on which the event happened.',
    type: 'object',
    advanced: true,
  },
  location: {
    label: 'Location',
    description: 'The place the event came from.',
    type: 'object',
    advanced: true,
  },
};

/** Parts of the objects above. */
const PART_FORMS: Readonly<Record<string, Readonly<Record<string, FieldForm>>>> = {
  campaign: {
    name: { label: 'Name', description: 'The UTM campaign.' },
    source: { label: 'Source', description: 'The UTM source.' },
    medium: { label: 'Medium', description: 'The UTM medium.' },
    term: { label: 'Term', description: 'The UTM term.' },
    content: { label: 'Content', description: 'The UTM content.' },
  },
  page: {
    url: { label: 'URL', description: 'The full address of the page.' },
    title: { label: 'Title', description: 'The title of the page.' },
    referrer: { label: 'Referrer', description: 'The page that led to this one.' },
    path: { label: 'Path', description: 'The path part of the address.' },
    search: { label: 'Search', description: 'The query part of the address.' },
  },
  location: {
    city: { label: 'City', description: 'The city.' },
    region: { label: 'Region', description: 'The region.' },
    country: { label: 'Country', description: 'The country.' },
  },
};

/** One call's own fields, and those with another meaning there. */
const CALL_FORMS: Readonly<Record<Call, Readonly<Record<string, FieldForm>>>> = {
  identify: {
    user: {
      label: 'Person fields',
      description:
        'The traits of the person. Fields that do not exist in Encharge are created, and stay. Texts under names of secrets, such as password or token, are dropped.',
      type: 'object',
    },
    contextTraits: {
      label: 'Person fields from context',
      description:
        'Traits that the SDK put into the context. They fill in what the person fields above leave blank.',
      type: 'object',
      advanced: true,
    },
  },
  track: {
    event: { label: 'Event name', description: 'The name of the event.', required: true },
  },
  page: {
    name: { label: 'Name', description: 'The name of the page, sent as a property.' },
    category: { label: 'Category', description: 'The category of the page, sent as a property.' },
    properties: {
      label: 'Page properties',
      description:
        'The properties of the page view. URL, title, referrer, path and search also fill the page of the segment dialect.',
      type: 'object',
    },
  },
  screen: {
    name: { label: 'Name', description: 'The name of the screen, sent as a property.' },
    category: { label: 'Category', description: 'The category of the screen, sent as a property.' },
    properties: {
      label: 'Screen properties',
      description: 'The properties of the screen view.',
      type: 'object',
    },
  },
  group: {
    objectType: {
      label: 'Object type',
      description: 'The custom object to create or update, e.g. company. Its schema must exist in Encharge.',
      required: true,
    },
    externalId: {
      label: 'External object ID',
      description:
        'The ID of the object in your own system. Encharge finds the object by it, or creates one.',
    },
    id: {
      label: 'Object ID',
      description: 'Encharge’s own ID of the object. Usually left empty: the external ID is enough.',
      advanced: true,
    },
    objectData: {
      label: 'Object fields',
      description:
        'The fields of the object. Encharge ignores fields that the object type does not have. Texts under names of secrets, such as password or token, are dropped.',
      type: 'object',
    },
    userId: {
      label: 'User ID',
      description:
        'The ID of the person to associate with the object. The person is created if there is none.',
    },
    email: {
      label: 'Email',
      description:
        'The email of the person to associate with the object. The person is created if there is none.',
    },
  },
  alias: {
    userId: {
      label: 'New user ID',
      description: 'The new user ID of the person. An email address here is the new email.',
    },
    previousUserId: {
      label: 'Previous user ID',
      description: 'The user ID that the person had until now. An email address here is the previous email.',
    },
    email: {
      label: 'New email',
      description: 'The new email of the person. Used together with the previous email only.',
      advanced: true,
    },
    previousEmail: {
      label: 'Previous email',
      description: 'The email that the person had until now. Used together with the new email only.',
      advanced: true,
    },
    segmentAnonymousId: {
      label: 'Anonymous ID',
      description:
        'The anonymous ID of the person. In the segment dialect an alias from it joins the two; the documented API knows nobody by it.',
      advanced: true,
    },
  },
};

/**
 * A field's texts in forms and docs, or those of part of one.
 *
 * @throws Error for a field without texts: every field in the tables has them.
 */
export function fieldForm(call: Call, key: string, parent?: string): FieldForm {
  const form = parent === undefined ? (CALL_FORMS[call][key] ?? FORMS[key]) : PART_FORMS[parent]?.[key];
  if (form === undefined) throw new Error(`The field ${key} of ${call} has no words in the forms.`);
  return form;
}
