import type { DroppedEntry, MapWarning } from '@encharge-destinations/core';
import type { Json, PlatformName, Setup } from './setup';

export interface PreviewRequest {
  /** The event's text, as typed. */
  event: string;
  setup: Setup;
  /** Default: `true`. Without explanation the answer takes half the time, and `trace`, `dropped`, `warnings` are empty. */
  explain?: boolean;
}

export interface Preview {
  /** Why the text is not an event; then there are no sides. `line` and `column` start at 1. */
  problem?: { message: string; line?: number; column?: number };
  call?: string | undefined;
  sides: Partial<Record<PlatformName, Side>>;
  /** Where the two differ; empty when they are the same. */
  differences: SideDifference[];
}

/** What one platform makes of the event. */
export interface Side {
  kind: 'delivered' | 'skipped' | 'failed';
  /** Why it was skipped or failed, in the host's own words. */
  reason?: string | undefined;
  /** The faulty field in the event, a JSON Pointer, if known. */
  path?: string | undefined;
  /** The host's own class or status. */
  hostResult?: string | undefined;
  requests: SideRequest[];
  trace: SideTrace[];
  dropped: DroppedEntry[];
  warnings: MapWarning[];
}

export interface SideRequest {
  method: string;
  /** Path and query; the host is Encharge or the sandbox. */
  path: string;
  headers: Record<string, string>;
  body: Json;
  /** On Segment, the mapping that made it. */
  subscription?: string | undefined;
}

/** Where a value in a body comes from. */
export interface SideTrace {
  /** Index into `requests`. */
  request: number;
  /** JSON Pointer into the body. */
  target: string;
  /** JSON Pointer into the event; absent for a constant or an option. */
  source?: string;
  /** An id in `Definitions.rules`. */
  rule: string;
}

export interface SideDifference {
  request: number;
  /** JSON Pointer into the body, empty for a whole request that only one side sends; absent where method or path differ. */
  pointer?: string;
  kind: 'only-segment' | 'only-rudderstack' | 'different';
}

export interface CopyRequest {
  event: string;
  setup: Setup;
  platform: PlatformName;
  /** `curl` runs unchanged against the embedded Encharge; `curl-live` needs an account's keys. */
  as: 'curl' | 'curl-live' | 'fixture';
}

export interface DownloadRequest {
  setup: Setup;
  platform: PlatformName;
  /** `bundle`: the file to paste into the platform. `options`: the same options for the command line. */
  what: 'bundle' | 'options';
}

export interface PastedRequest {
  /** Pasted text that is not a JSON event. */
  text: string;
}

/** The events in a list, in JSON lines, or in SDK calls in code, which is read and never run. */
export interface PastedEvents {
  events: Json[];
  /** What to know about them. */
  note?: string;
}

/** `curl`: one text, with shell variables in place of a real account's keys. `fixture`: a scenario's files by name. */
export interface Copied {
  /** What to know before running or sharing it. */
  note?: string;
  /** For a setup as a file: how the file differs from the setup, one sentence per field. */
  unexpressed?: string[];
  files: { name: string; text: string }[];
}

export interface MappingRequest {
  /** The event's text, as typed. */
  event: string;
  setup: Setup;
  /** Index of a Segment mapping. */
  mapping: number;
}

/** What a mapping makes of an event that it takes. */
export interface MappingPreview {
  /** Whose event it is: the user's own, an example's, or none, because the mapping takes none or is off. */
  taken: 'own' | 'example' | 'none' | 'off';
  /** The example's. */
  title?: string;
  event?: Json;
  /** Absent without an event. */
  side?: Side;
}
