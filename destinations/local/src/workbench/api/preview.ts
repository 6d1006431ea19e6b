import type { DroppedEntry, MapWarning } from '@encharge-destinations/core';
import type { Json, PlatformName, Setup } from './setup';

export interface PreviewRequest {
  /** The text of the event, as typed. */
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
  /** Where the two differ, empty when they are the same. */
  differences: SideDifference[];
}

/** What one platform makes of the event. */
export interface Side {
  kind: 'delivered' | 'skipped' | 'failed';
  /** Why it was skipped or failed, in the host's own words. */
  reason?: string | undefined;
  /** The field of the event that is at fault, a JSON Pointer, where it is known. */
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
  /** The mapping that made it, on Segment. */
  subscription?: string | undefined;
}

/** Where a value of a body comes from. */
export interface SideTrace {
  /** Index into `requests`. */
  request: number;
  /** JSON Pointer into the body. */
  target: string;
  /** JSON Pointer into the event; absent for a constant or an option. */
  source?: string;
  /** An id of `Definitions.rules`. */
  rule: string;
}

export interface SideDifference {
  request: number;
  /** JSON Pointer into the body, empty for a whole request that one side alone sends; absent where method or path differ. */
  pointer?: string;
  kind: 'only-segment' | 'only-rudderstack' | 'different';
}

export interface CopyRequest {
  event: string;
  setup: Setup;
  platform: PlatformName;
  /** `curl` runs as it is, against the embedded Encharge; `curl-live` needs the keys of an account. */
  as: 'curl' | 'curl-live' | 'fixture';
}

export interface DownloadRequest {
  setup: Setup;
  platform: PlatformName;
  /** `bundle`: the file to paste into the platform. `options`: the same options for the command line. */
  what: 'bundle' | 'options';
}

export interface PastedRequest {
  /** What was pasted and is not an event in JSON. */
  text: string;
}

/** The events of a list, of JSON lines, or of calls of an SDK in code that is read and never run. */
export interface PastedEvents {
  events: Json[];
  /** What to know about them. */
  note?: string;
}

/** `curl`: one text with variables of the shell in place of a real account's keys. `fixture`: the files of a scenario by name. */
export interface Copied {
  /** What to know before running or sharing it. */
  note?: string;
  /** Of a setup as a file: in what the file differs from the setup, a sentence for each field. */
  unsaid?: string[];
  files: { name: string; text: string }[];
}

export interface MappingRequest {
  /** The text of the event, as typed. */
  event: string;
  setup: Setup;
  /** Index of a mapping of Segment. */
  mapping: number;
}

/** What a mapping makes of an event that it takes. */
export interface MappingPreview {
  /** Whose event it is: the user's own, an example's, nobody's because it takes none or is switched off. */
  taken: 'own' | 'example' | 'none' | 'off';
  /** Of an example. */
  title?: string;
  event?: Json;
  /** Absent without an event. */
  side?: Side;
}
