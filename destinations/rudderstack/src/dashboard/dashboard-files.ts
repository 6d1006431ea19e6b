import { dbConfig } from './db-config';
import { schema } from './schema';
import { uiConfig } from './ui-config';
import { validationCases } from './validation-cases';

/**
 * The files that describe this destination to RudderStack's dashboard, by name: the definition, the forms, the schema, and the schema's
 * test cases. All are generated from the mapper's option definitions and this destination's own settings.
 *
 * @example Object.keys(dashboardFiles()) // ['db-config.json', 'ui-config.json', 'schema.json', 'validation-cases.json']
 */
export function dashboardFiles(): Record<string, unknown> {
  return {
    'db-config.json': dbConfig(),
    'ui-config.json': uiConfig(),
    'schema.json': schema(),
    'validation-cases.json': validationCases(),
  };
}
