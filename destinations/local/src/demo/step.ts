import type { Call, Dialect } from '@encharge-destinations/core';

/** One call of a customer's journey, as an application makes it on an SDK. */
export interface Step {
  /** What happens, for people. */
  title: string;
  call: Call;
  /** The argument of the SDK's method of this name; both SDKs take the same. */
  message: Readonly<Record<string, unknown>>;
  /** The dialects that have no place for it: there it is left out by design. */
  skippedIn?: readonly Dialect[];
}
