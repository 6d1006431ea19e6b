import type { Call, Dialect } from '@encharge-destinations/core';

/** One call of a customer's journey, as an application makes it with an SDK. */
export interface Step {
  /** What happens, in plain words. */
  title: string;
  call: Call;
  /** The argument of the SDK method with this name; both SDKs take the same. */
  message: Readonly<Record<string, unknown>>;
  /** The dialects without a place for it: they skip it by design. */
  skippedIn?: readonly Dialect[];
}
