import { TRANSFORMATION_RUNTIME } from './rudderstack-runtime';
import type { Runtime } from './runtime';
import { FUNCTION_RUNTIME } from './segment-runtime';

/** The platforms with a single file. */
export const BUNDLE_PLATFORMS = ['segment', 'rudderstack'] as const;

export type BundlePlatform = (typeof BUNDLE_PLATFORMS)[number];

/** One single-file bundle: its sources and its destination. */
export interface BundleDefinition {
  title: string;
  /** Below the repository's root. */
  entry: string;
  /** Below dist/, without extension. */
  name: string;
  /** The text at the head of the file, one line each. */
  about: readonly string[];
  runtime: Runtime;
  /** The maximum size of the minified file without a customer's options, in bytes. */
  limitBytes: number;
}

export const bundleDefinitions: Readonly<Record<BundlePlatform, BundleDefinition>> = {
  segment: {
    title: 'Encharge for Segment: a Destination Function',
    entry: 'destinations/segment/src/function/index.ts',
    name: 'segment-destination-function',
    about: [
      'Where to paste: Segment, Connections > Catalog > Functions, New Function, Destination: replacing the whole template.',
      'Settings to add there: writeKey (String, required, encrypted); apiKey (String, encrypted) for erasing people;',
      'and, only to change a default, any of the options below under the same name.',
      'Guide: destinations/segment/docs/README.md',
    ],
    runtime: FUNCTION_RUNTIME,
    limitBytes: 45_000,
  },
  rudderstack: {
    title: 'Encharge for RudderStack: a Transformation for the Webhook destination',
    entry: 'destinations/rudderstack/src/transformation/index.ts',
    name: 'rudderstack-transformation',
    about: [
      'Where to paste: RudderStack, Collect > Transformations, as a new JavaScript transformation.',
      'Connect it to a Webhook destination: Webhook URL https://ingest.encharge.io/v1, URL Method POST,',
      'Headers: X-Encharge-Token with your write key.',
      'Guide: destinations/rudderstack/docs/README.md',
    ],
    runtime: TRANSFORMATION_RUNTIME,
    limitBytes: 57_000,
  },
};
