import { join } from 'node:path';
import { dashboardFiles } from '@encharge-destinations/rudderstack';
import type { GeneratedFile } from './generated-file';
import { rudderstackSettingsPage } from './rudderstack-settings';

const FOLDER = 'destinations/rudderstack/dashboard';

/** What RudderStack's dashboard needs to know about the destination, and the page about it. */
export function rudderstackFiles(): GeneratedFile[] {
  const files = Object.entries(dashboardFiles()).map(([name, content]) => ({
    path: join(FOLDER, name),
    text: JSON.stringify(content),
  }));
  return [...files, rudderstackSettingsPage()];
}
