import type { ActionDefinition } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import type { Settings } from '../settings/settings';
import { tagAction } from './tag-action';

/** Adds tags to a person. */
export function addTag(environment: Environment): ActionDefinition<Settings> {
  return tagAction(
    {
      method: 'post',
      title: 'Tag User',
      description: 'Adds tags to a person in Encharge. Needs the API key.',
      tagDescription: 'The tags to add: a list, or text with commas.',
    },
    environment,
  );
}
