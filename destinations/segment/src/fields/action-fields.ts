import type { Call } from '@encharge-destinations/core';
import { earlierAliasFields, earlierType } from '../earlier/fields';
import { versioned, versionField } from '../earlier/mapping-version';
import { batchFields } from './batch';
import { fieldsOf } from './call-fields';
import type { ActionFields } from './call-fields';
import { firstNotBlank } from './defaults';
import { identityFields } from './identity';
import { optionFields } from './options';

/** The fields of every action, by its key, made from the field tables. The export writes them out in the action's own file. */
export const actionFields = {
  trackEvent: ingestFields('track', { ...optionFields, ...earlierType }),
  identifyUser: ingestFields('identify', { ...optionFields, ...earlierType }),
  trackPageView: ingestFields('page', { ...optionFields, ...earlierType }),
  trackScreenView: ingestFields('screen', optionFields),
  aliasUser: ingestFields('alias', earlierAliasFields),
  createUpdateObject: ingestFields('group'),
  addTag: tagFields('The tags to add: a list, or text with commas.'),
  removeTag: tagFields('The tags to remove: a list, or text with commas.'),
  unsubscribeUser: identityFields('userId', 'email'),
} as const;

function ingestFields(call: Call, others: ActionFields = {}): ActionFields {
  return { ...versioned(call, { ...fieldsOf(call), ...others }), ...batchFields };
}

function tagFields(description: string): ActionFields {
  return {
    tag: {
      label: 'Tags',
      description,
      type: 'string',
      required: true,
      multiple: true,
      dynamic: true,
      default: firstNotBlank('properties.tags', 'properties.tag', 'traits.tags', 'traits.tag'),
      category: 'data',
    },
    ...identityFields('userId', 'email', 'segmentAnonymousId'),
    ...versionField,
  };
}
