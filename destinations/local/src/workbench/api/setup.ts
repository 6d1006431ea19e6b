import type { Platform } from '../../cli/platforms';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = Record<string, Json>;
export type PlatformName = Platform;

export interface ApiProblem {
  /** What is wrong and what to do, in words. */
  message: string;
}

export interface SegmentSubscription {
  name: string;
  /** The action's key. */
  action: string;
  trigger: string;
  isEnabled: boolean;
  /** Values and directives (`{ "@path": "$.userId" }`) by field. */
  mapping: JsonObject;
}

/** The customer's setup; the browser stores it, without the keys. */
export interface Setup {
  segment: { settings: JsonObject; subscriptions: SegmentSubscription[] };
  rudderstack: { config: JsonObject };
}

export interface SetupRequest {
  setup: Setup;
}

export interface CheckRequest {
  platform: PlatformName;
  setup: Setup;
}

export interface SettingProblem {
  /** The setting's key, or a place in it: `subscriptions/<index>/trigger`, `…/mapping/<field>`, `consentManagement/<source>/…`. */
  key: string;
  message: string;
}
