import { join } from 'node:path';
import { dashboardFiles } from '@encharge-destinations/rudderstack';
import type { GeneratedFile } from './generated-file';

const FOLDER = 'destinations/rudderstack/dashboard';

/** What RudderStack's dashboard needs to know of the destination. */
export function rudderstackFiles(): GeneratedFile[] {
  return Object.entries(dashboardFiles()).map(([name, content]) => ({
    path: join(FOLDER, name),
    text: JSON.stringify(content),
  }));
}
