import type { JSONObject, SegmentEvent } from '@segment/actions-core';

/** One event through a mapping: the body from the saved mapping, and the body from the same mapping created anew. */
export interface Replay {
  title: string;
  action: string;
  event: SegmentEvent;
  before: JSONObject;
  now: JSONObject;
  /** The reason for each difference: a name from docs/coming-from-the-existing-destination.md, by path in the body. */
  because: Readonly<Record<string, string>>;
}
