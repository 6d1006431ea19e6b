import { PlatformError } from './integrations-lib';

/** @throws PlatformError for anything but a list of people. */
export function executeCommonValidations(userAttributes: unknown): void {
  if (!Array.isArray(userAttributes)) throw new PlatformError('userAttributes is not an array');
}
