import { isDeepStrictEqual } from 'node:util';
import { optionDefinitions } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { isRecord } from '../../cli/json/records';
import type { Json } from '../api';

/** The mapper's options, without defaults. */
export function plainOptions(options: MapOptions): MapOptions {
  const kept = optionDefinitions.filter(({ key, default: usual, defaultByDialect }) => {
    const value: unknown = options[key] ?? '';
    const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
    return !isEmpty && (defaultByDialect !== undefined || !isDeepStrictEqual(value, usual));
  });
  return Object.fromEntries(kept.map(({ key }) => [key, options[key]]));
}

/** A form's value without what nobody filled in: blank rows, blank texts. */
export function filled(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    const rows = value.filter((row) => !isRecord(row) || Object.values(row).some((cell) => cell !== ''));
    return rows.length === 0 ? undefined : rows;
  }
  return value === '' || value === null ? undefined : value;
}
