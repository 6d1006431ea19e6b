import type { ActionDefinition } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import type { Settings } from '../settings/settings';
import { tagAction } from './tag-action';

/** Removes tags from a person. */
export function removeTag(environment: Environment): ActionDefinition<Settings> {
  return tagAction(
    {
      method: 'delete',
      title: 'Untag User',
      description: 'Removes tags from a person in Encharge. Needs the API key.',
      tagDescription: 'The tags to remove: a list, or text with commas.',
    },
    environment,
  );
}
