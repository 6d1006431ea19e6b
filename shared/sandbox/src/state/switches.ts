/** Assumptions about behaviour that is not published. Each switch inverts one. */
export interface Switches {
  /** Only requests with `X-Segment-Actions` count as the segment dialect. Off: the shape decides. */
  requireSegmentHeader: boolean;
  /** The status of a request without a key. */
  missingKeyStatus: 400 | 401 | 403;
  /** Ingest accepts the API key as well as the write key. */
  ingestAcceptsApiKey: boolean;
  /** A blank string in a person field overwrites the field. Off: it is ignored. */
  emptyStringsOverwrite: boolean;
  /** An anonymous person becomes the identified one who arrives with the same `segmentAnonymousId`. */
  mergeAnonymous: boolean;
  /** The body of a success: `{"status":"success"}`, or nothing. */
  successBody: 'status' | 'empty';
}

/** The assumptions that seem most likely. */
export const DEFAULT_SWITCHES: Readonly<Switches> = {
  requireSegmentHeader: true,
  missingKeyStatus: 400,
  ingestAcceptsApiKey: true,
  emptyStringsOverwrite: true,
  mergeAnonymous: true,
  successBody: 'status',
};
