export { createDestination } from './create-destination';
export type { DestinationOptions, EnchargeDestination } from './create-destination';
export { process, processRouterDest } from './encharge';
export type { Urls } from './endpoints';
export type { Destination, Metadata, RequestDescription, RouterOutput, TransformInput } from './host-types';
export { createRunner } from './runner';
