import { optionDefinitions } from '@encharge-destinations/core';

/** What the mapper does without an option, where that differs by dialect, and which choices need a dialect. */
export function usualValues(setting: string): {
  usual?: Record<string, string>;
  needs?: Record<string, string>;
} {
  const option = optionDefinitions.find(({ key }) => key === setting);
  const usual = option?.defaultByDialect;
  const needs = (option?.choices ?? []).flatMap(({ value, dialect }) =>
    dialect === undefined ? [] : [[value, dialect] as const],
  );
  return {
    ...(usual === undefined ? {} : { usual: { ...usual } as Record<string, string> }),
    ...(needs.length === 0 ? {} : { needs: Object.fromEntries(needs) }),
  };
}
