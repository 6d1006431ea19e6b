import { optionDefinitions } from '@encharge-destinations/core';
import type { OptionKey } from '@encharge-destinations/core';
import type { ActionFields } from './call-fields';

/** The mapper's options that belong to a mapping, as fields of its action. */
export const optionFields: ActionFields = {
  rename: {
    ...wordsOf('rename'),
    description:
      'Sends a trait or a property as a person field with another name. Left: its path, such as traits.prefs.theme or properties.plan. Right: the name of the person field. A trait goes out under its new name only.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    displayMode: 'collapsed',
  },
  allow: {
    ...wordsOf('allow'),
    type: 'string',
    multiple: true,
    dynamic: true,
    displayMode: 'collapsed',
  },
  deny: {
    ...wordsOf('deny'),
    type: 'string',
    multiple: true,
    dynamic: true,
    displayMode: 'collapsed',
  },
};

function wordsOf(option: OptionKey): { label: string; description: string } {
  const definition = optionDefinitions.find(({ key }) => key === option);
  if (definition === undefined) throw new Error(`The mapper has no option ${option}.`);
  return { label: definition.label, description: definition.description };
}
