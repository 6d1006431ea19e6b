// The one place that loads the host's library. Only its error classes are wanted: the package's main file loads thirty times as much.
export {
  BaseError,
  ConfigurationError,
  InstrumentationError,
  NetworkError,
  TransformationError,
} from '@rudderstack/integrations-lib/build/errors';
