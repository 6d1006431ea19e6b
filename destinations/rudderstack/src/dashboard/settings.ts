import { optionSettings } from './option-settings';
import { eventFilterSettings, restSettings, writeKeySetting } from './own-settings';
import type { DashboardSetting } from './setting';

/** Every setting of this destination, in dashboard order. */
export const dashboardSettings: readonly DashboardSetting[] = [
  writeKeySetting,
  ...restSettings,
  ...optionSettings,
  ...eventFilterSettings,
];
