import type { JSONObject, SegmentEvent } from '@segment/actions-core';

/** One event through a mapping: the body that it made when it was saved, and the one that it makes when it is made anew. */
export interface Replay {
  title: string;
  action: string;
  event: SegmentEvent;
  before: JSONObject;
  now: JSONObject;
  /** Why, for each difference: a name from docs/coming-from-the-existing-destination.md by the path in the body. */
  because: Readonly<Record<string, string>>;
}
