import { batchFields } from './batch';
import { fieldsOf } from './call-fields';
import type { ActionFields } from './call-fields';
import { firstNotBlank } from './defaults';
import { identityFields } from './identity';
import { legacyAliasFields, legacyType } from './legacy';
import { optionFields } from './options';

/** The fields of every action, by its key, made from the field tables. The export writes them out in the action's own file. */
export const actionFields = {
  trackEvent: { ...fieldsOf('track'), ...optionFields, ...legacyType, ...batchFields },
  identifyUser: { ...fieldsOf('identify'), ...optionFields, ...legacyType, ...batchFields },
  trackPageView: { ...fieldsOf('page'), ...optionFields, ...legacyType, ...batchFields },
  trackScreenView: { ...fieldsOf('screen'), ...optionFields, ...batchFields },
  aliasUser: { ...fieldsOf('alias'), ...legacyAliasFields, ...batchFields },
  createUpdateObject: { ...fieldsOf('group'), ...batchFields },
  addTag: tagFields('The tags to add: a list, or text with commas.'),
  removeTag: tagFields('The tags to remove: a list, or text with commas.'),
  unsubscribeUser: identityFields('userId', 'email'),
} as const;

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
  };
}
