// The only place that loads the host's library, and only its error classes: the package's main file loads thirty times as much.
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

/** The faults, each with its place. The library's own version reads properties that zod 4 removed. */
export function formatZodError({ issues }: { issues: readonly Issue[] }): string {
  return issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
}
