// The one place that loads the host's library. Only its error classes are wanted: the package's main file loads thirty times as much.
export {
  BaseError,
  ConfigurationError,
  InstrumentationError,
  NetworkError,
  PlatformError,
} from '@rudderstack/integrations-lib/build/errors';

interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** What is wrong, each with its place. The library's own reads what zod 4 no longer has. */
export function formatZodError({ issues }: { issues: readonly Issue[] }): string {
  return issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
}
