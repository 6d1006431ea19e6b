import type { Colors } from 'picocolors/types';
import { printableSentence } from '../cli/text/printable';
import { renderTable } from '../cli/text/table';
import type { Column } from '../cli/text/table';
import { describeRemark } from '../events/remark-counter';
import type { CountedRemark } from '../events/remark-counter';
import { describeColumns } from '../events/csv/columns';
import { placeOf } from '../events/problem';
import type { PreviewedObjectType, PreviewReport } from './preview-report';

const SAID: readonly Column[] = [
  { heading: 'times' },
  { heading: 'first' },
  { heading: 'why', hasWords: true },
];
const FIELDS: readonly Column[] = [{ heading: 'field' }, { heading: 'payloads' }];
const OBJECTS: readonly Column[] = [
  { heading: 'object type' },
  { heading: 'payloads' },
  { heading: 'fields', hasWords: true },
];

/** A preview as text for a terminal of this width. */
export function renderPreview(report: PreviewReport, width: number, colours: Colors): string {
  const { comparedWith, columns, payloads, skipped, errors, warnings, newPersonFields, objectTypes, bounds } =
    report;
  const section = (heading: string, columns: readonly Column[], rows: string[][]): string[] =>
    rows.length === 0 ? [] : [`${colours.bold(heading)}\n${renderTable(columns, rows, width, colours.dim)}`];
  const calls = payloads.map(({ call, count }) => `${count} ${call}`).join(', ');
  const created =
    comparedWith === 'account'
      ? 'Person fields that would be created, permanently'
      : 'Person fields that would be created if the account does not have them (no API key was given)';
  return [
    ...(columns === undefined ? [] : [`${colours.bold('Columns')}  ${describeColumns(columns)}`]),
    `${colours.bold('Payloads')}  ${calls === '' ? 'none' : calls}`,
    `${colours.bold('People')}  ${people(report)}`,
    `${colours.bold('Tags')}  ${tags(report)}`,
    ...(newPersonFields.length === 0
      ? [`${colours.bold('Person fields')}  none would be created`]
      : section(
          created,
          FIELDS,
          newPersonFields.map(({ field, count }) => [field, String(count)]),
        )),
    ...section('Custom objects', OBJECTS, objectTypes.map(objectRow)),
    ...section('Errors', SAID, errors.map(remarkRow)),
    ...section('Skipped', SAID, skipped.map(remarkRow)),
    ...section('Warnings', SAID, warnings.map(remarkRow)),
    ...(bounds.length === 0
      ? []
      : [`${colours.bold('Not everything was kept')}\n${bounds.map((bound) => ` ${bound}`).join('\n')}`]),
  ].join('\n\n');
}

function remarkRow(remark: CountedRemark): string[] {
  return [String(remark.count), placeOf(remark), describeRemark(remark)];
}

function people({ people: { distinct, lookedUp, new: fresh, stopped } }: PreviewReport): string {
  const lookup = lookedUp === undefined ? '' : `; ${fresh ?? 0} new of ${lookedUp} looked up`;
  const why = stopped === undefined ? '' : `. ${printableSentence(stopped)}`;
  return `${distinct} distinct${lookup}${why}`;
}

function tags({ tags: { distinct, new: fresh, names } }: PreviewReport): string {
  const isNew = fresh === undefined ? '' : `, ${fresh} of them new`;
  const list =
    names === undefined || names.length === 0 ? '' : `: ${names.map(printableSentence).join(', ')}`;
  return `${distinct} distinct${isNew}${list}`;
}

function objectRow({ objectType, payloads, fields, exists, ignored }: PreviewedObjectType): string[] {
  return [objectType, String(payloads), objectWords(fields, exists, ignored)];
}

function objectWords(fields: string[], exists: boolean | undefined, ignored: string[] | undefined): string {
  if (exists === undefined) return `${fields.join(', ')}; those that the type does not have are ignored`;
  if (!exists) return 'the account has no such object type: create it first';
  if (ignored === undefined) return `${fields.join(', ')}; Encharge does not say which of them the type has`;
  return ignored.length === 0 ? 'all exist' : `would be ignored: ${ignored.join(', ')}`;
}
