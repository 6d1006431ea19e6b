import { optionDefinitions } from '@encharge-destinations/core';

/** What the mapper does without an option, where that differs by the payload dialect. */
export function usualValues(setting: string): { usual?: Record<string, string> } {
  const usual = optionDefinitions.find(({ key }) => key === setting)?.defaultByDialect;
  return usual === undefined ? {} : { usual: { ...usual } as Record<string, string> };
}
