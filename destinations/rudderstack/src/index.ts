export { createDestination } from './definition/create-destination';
export type { DestinationOptions, EnchargeDestination } from './definition/create-destination';
export { checkConfig } from './dashboard/check/check-config';
export type { ConfigFault } from './dashboard/check/check-config';
export { dashboardFiles } from './dashboard/dashboard-files';
export { settingsPage } from './dashboard/settings-page';
export type { DeletionEvent, DeletionResult, ProcessDeleteUsers, Send } from './delivery/delete-users';
export { configOf, mapOptionsOf } from './settings/map-options';
export { networkHandler, process, processDeleteUsers, processRouterDest } from './definition/encharge';
export type { Urls } from './delivery/endpoints';
export type {
  Answer,
  Destination,
  Metadata,
  RequestDescription,
  RouterOutput,
  TransformInput,
} from './host/types';
export type { DeliveryResult, ProcessedAnswer, ResponseParameters } from './delivery/network-handler';
export { createRunner } from './runner/create-runner';
export type { RudderStackRunnerOptions } from './runner/create-runner';
