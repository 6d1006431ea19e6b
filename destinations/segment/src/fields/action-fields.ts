import type { InputField } from '@segment/actions-core';
import { batchFields } from './batch';
import { fieldsOf } from './call-fields';
import type { ActionFields } from './call-fields';
import { firstThere, path } from './defaults';
import { earlierAliasFields, earlierType } from './earlier';
import { identityFields } from './identity';
import { versionField, versioned } from './mapping-version';
import { optionFields } from './options';

const ADDED = ['personFields', 'tags', 'rename', 'allow', 'deny'];

/** The same for adding and removing. */
const tagFields: ActionFields = {
  tag: {
    label: 'Tags',
    description: 'One tag or several: a list, or text with commas.',
    type: 'string',
    required: true,
    multiple: true,
    dynamic: true,
    default: firstThere('properties.tags', 'properties.tag', 'traits.tags', 'traits.tag'),
  },
  ...identityFields('userId', 'email', 'segmentAnonymousId'),
  ...versionField,
};

const ofIdentify = fieldsOf('identify');
/** One path: `build` finds the email of `contextTraits` itself, and the host would pay for a condition with every event. */
const identifyEmail = { email: { ...ofIdentify['email'], default: path('traits.email') } as InputField };

/** The fields of every action, by action key, made from the field tables. The export writes them into each action's file. */
export const actionFields = {
  trackEvent: {
    ...versioned({ ...fieldsOf('track'), ...optionFields }, ADDED),
    ...earlierType,
    ...batchFields,
  },
  identifyUser: {
    ...versioned({ ...ofIdentify, ...identifyEmail, ...optionFields }, ['contextTraits', ...ADDED]),
    ...earlierType,
    ...batchFields,
  },
  trackPageView: {
    ...versioned({ ...fieldsOf('page'), ...optionFields }, ['name', 'category', ...ADDED]),
    ...earlierType,
    ...batchFields,
  },
  trackScreenView: {
    ...versioned({ ...fieldsOf('screen'), ...optionFields }, ['name', 'category', ...ADDED]),
    ...batchFields,
  },
  aliasUser: {
    ...versioned(fieldsOf('alias'), ['email', 'previousEmail', 'segmentAnonymousId']),
    ...earlierAliasFields,
    ...batchFields,
  },
  createUpdateObject: { ...versioned(fieldsOf('group'), []), ...batchFields },
  addTag: tagFields,
  removeTag: tagFields,
  syncAudience: {
    tag: {
      label: 'Tag',
      description: 'The tag for people in the audience. Default: the key of the audience.',
      type: 'string',
      required: true,
      dynamic: true,
      default: path('context.personas.computation_key'),
    },
    ...identityFields('userId', 'email', 'segmentAnonymousId'),
  },
  unsubscribeUser: identityFields('userId', 'email'),
} as const;
