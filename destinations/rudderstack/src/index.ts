export { checkConfig } from './dashboard/check/check-config';
export type { ConfigFault } from './dashboard/check/config-fault';
export { dashboardFiles } from './dashboard/dashboard-files';
export type { DashboardSetting } from './dashboard/setting';
export { dashboardSettings } from './dashboard/settings';
export { createDestination } from './definition/create-destination';
export type { DestinationOptions, EnchargeDestination } from './definition/create-destination';
export { networkHandler, process, processDeleteUsers, processRouterDest } from './definition/encharge';
export type { DeletionEvent, DeletionResult, ProcessDeleteUsers, Send } from './delivery/delete-users';
export type { Urls } from './delivery/endpoints';
export type { DeliveryResult, ProcessedAnswer, ResponseParameters } from './delivery/network-handler';
export type {
  Answer,
  Destination,
  Metadata,
  RequestDescription,
  RouterOutput,
  TransformInput,
} from './host/types';
export { configOf } from './runner/config-of';
export { createRunner } from './runner/create-runner';
export type { RudderStackRunnerOptions } from './runner/create-runner';
export { mapOptionsOf } from './settings/map-options';
