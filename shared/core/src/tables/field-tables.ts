import type { Call } from '../calls';
import { aliasTable } from './alias';
import type { FieldDefinition } from './field-definition';
import { groupTable } from './group';
import { identifyTable } from './identify';
import { pageTable } from './page';
import { screenTable } from './screen';
import { trackTable } from './track';

/**
 * The field tables: per call, every field a mapping may set, its default source, its place in the payload of each dialect, and the
 * rule behind it. Forms, dashboard definitions and docs are made from them; `resolve` and `build` read them.
 */
export const fieldTables: Readonly<Record<Call, readonly FieldDefinition[]>> = {
  identify: identifyTable,
  track: trackTable,
  page: pageTable,
  screen: screenTable,
  group: groupTable,
  alias: aliasTable,
};
