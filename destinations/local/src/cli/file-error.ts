import { UsageError } from './usage-error';

/** The operating system's name for an error, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

/**
 * The error for a file that the operating system refuses.
 *
 * @param failed What was attempted: `opened`, `read`, `written`.
 * @example throw fileError('events.ndjson', 'opened', error)
 */
export function fileError(
  path: string,
  failed: string,
  error: unknown,
  remedy = 'Check the name and the permissions.',
): UsageError {
  return new UsageError(`"${path}" cannot be ${failed} (${codeOf(error)}). ${remedy}`, error);
}
