import { dashboardFiles } from '@encharge-destinations/rudderstack';
import type { ExportedFile } from '../sources/exported-file';

const DEFINITION = 'src/configurations/destinations/encharge';
const VALIDATION_CASES = 'test/data/validation/destinations/encharge.json';

/** What RudderStack's definitions repository gets: the definition, the forms, the schema and its cases. */
export function definitionFiles(): ExportedFile[] {
  return Object.entries(dashboardFiles()).map(([name, content]) => ({
    path: name === 'validation-cases.json' ? VALIDATION_CASES : `${DEFINITION}/${name}`,
    text: JSON.stringify(content),
  }));
}

/** The folder that contains nothing else. */
export const DEFINITION_FOLDERS: readonly string[] = [DEFINITION];
