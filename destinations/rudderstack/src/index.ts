export { checkConfig } from './dashboard/check/check-config';
export type { ConfigFault } from './dashboard/check/config-fault';
export { dashboardFiles } from './dashboard/dashboard-files';
export type { DashboardSetting } from './dashboard/setting';
export { dashboardSettings } from './dashboard/settings';
export { createDestination } from './definition/create-destination';
export type {
  DeletionResult,
  DestinationOptions,
  EnchargeDestination,
  Urls,
} from './definition/create-destination';
export { processDeleteUsers } from './destination/delete-users';
export type { Send } from './destination/delete-users';
export { networkHandler } from './destination/network-handler';
export { processRouterDest } from './destination/transform';
export type {
  Answer,
  DeliveryV1Response,
  Destination,
  Metadata,
  RequestDescription,
  ResponseHandlerParams,
  RouterOutput,
  TransformInput,
} from './host/types';
export { configOf } from './runner/config-of';
export { createRunner } from './runner/create-runner';
export type { RudderStackRunnerOptions } from './runner/create-runner';
export { mapOptionsOf } from './runner/map-options-of';
