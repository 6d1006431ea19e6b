import { fieldsOf } from './call-fields';
import type { ActionFields } from './call-fields';

type IdField = 'userId' | 'email' | 'segmentAnonymousId';

/** The fields that identify the person in a REST action: those of a track event, since most triggers are track events. */
export function identityFields(...keys: IdField[]): ActionFields {
  const ofTrack = fieldsOf('track');
  return Object.fromEntries(
    keys.flatMap((key) => {
      const field = ofTrack[key];
      return field === undefined ? [] : [[key, { ...field, description: DESCRIPTIONS[key] }]];
    }),
  );
}

const DESCRIPTIONS: Readonly<Record<IdField, string>> = {
  userId: 'The ID of the person in your own system.',
  email: 'The email address of the person. Used when Encharge does not know the user ID.',
  segmentAnonymousId: 'The anonymous ID of the person. Used when Encharge knows neither of the others.',
};
