export { documentedPayloadSchema, ingestPayloadSchema, segmentPayloadSchema } from './ingest-payload';
export { mapOptionsSchema } from './map-options';
export { specEventSchema } from './spec-event';
export type { SpecEvent } from './spec-event';
