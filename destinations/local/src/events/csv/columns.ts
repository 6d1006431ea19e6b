import type { MapOptions } from '@encharge-destinations/core';
import { printable } from '../../cli/text/printable';
import { UsageError } from '../../cli/usage-error';

/** The keys that lead to a place in an event. */
export type EventPath = readonly string[];

/** How a CSV file is read. */
export interface CsvForm {
  /** Where the cells of a column go when its name does not say. */
  paths: ReadonlyMap<string, EventPath>;
  /** The options that map the rows: a field mapping can also name the person. */
  options: MapOptions;
  /** The columns of the latest header, once it is read. */
  columns: readonly Column[];
}

/** A column and where its cells go; a column without a name goes nowhere. */
export interface Column {
  name: string;
  path: EventPath | undefined;
}

/**
 * Reads a header: trait names, the user id's own name, and the paths of `--map`.
 *
 * @param input The file's name, for errors.
 * @throws {UsageError} when this is not a header, or does not say where each column goes.
 * @example columnsOf(['User ID', 'plan'], new Map(), 'people.csv') // paths: ['userId'], ['traits', 'plan']
 */
export function columnsOf(header: readonly string[], paths: CsvForm['paths'], input: string): Column[] {
  const refuse = (fault: string): never => {
    throw new UsageError(`"${printable(input)}": ${fault}`);
  };
  const names = header.map((name) => name.trim());
  const [first = ''] = names;
  if (names.every((name) => name === '')) refuse('There is no header. Its first line names the traits.');
  if (/^[{[]/.test(first)) refuse('This looks like events, not CSV. Omit --as.');
  for (const name of paths.keys()) {
    if (!names.includes(name))
      refuse(
        `--map names the column "${printable(name)}", which does not exist. Columns: ${names.map(printable).join(', ')}.`,
      );
  }
  const columns = names.map((name) => ({
    name,
    path: name === '' ? undefined : (paths.get(name) ?? pathOf(name)),
  }));
  for (const [index, column] of columns.entries()) {
    const other = columns.slice(0, index).find((one) => isSamePlace(one.path, column.path));
    if (other?.name === column.name && column.name !== '')
      refuse(`The name "${printable(column.name)}" occurs twice in the header. Rename one of the two.`);
    if (other !== undefined)
      refuse(
        `The columns "${printable(other.name)}" and "${printable(column.name)}" go to the same place, ${describePath(column.path)}. Send one of them elsewhere with --map.`,
      );
  }
  return columns;
}

/** For people: `email → traits.email, id → userId`. */
export function describeColumns(columns: readonly Column[]): string {
  return columns
    .filter(({ path }) => path !== undefined)
    .map(({ name, path }) => `${printable(name)} → ${describePath(path)}`)
    .join(', ');
}

function describePath(path: EventPath = []): string {
  return path.map(printable).join('.');
}

function pathOf(name: string): EventPath {
  return name.toLowerCase().replace(/[^a-z]/g, '') === 'userid' ? ['userId'] : ['traits', name];
}

/** Whether two paths are equal, or one contains the other. */
function isSamePlace(one: EventPath | undefined, other: EventPath | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).join('\0') === other.slice(0, length).join('\0');
}
