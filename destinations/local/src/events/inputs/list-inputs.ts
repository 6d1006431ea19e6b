import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { count } from '../../cli/count';
import { fileError } from '../../cli/file-error';
import type { ChangingLine } from '../../cli/text/changing-line';
import { UsageError } from '../../cli/usage-error';
import type { InputFile } from '../input-file';
import { compareNames } from './compare-names';

/** The files to read, in order, and how many were skipped for each reason. */
export interface Inputs {
  files: InputFile[];
  passedOver: Map<string, number>;
}

const DATA_NAME = /\.(?:gz|json|jsonl|ndjson)$/i;
const CSV_NAME = /\.[ct]sv(?:\.gz)?$/i;
const HEAD_BYTES = 512;
const GZIP = Buffer.from([0x1f, 0x8b]);

// An export can hold a million files, and an asynchronous call for each takes many times as long.

/**
 * Lists files and, in folders, the files at any depth. A named file is always read; in a folder, where exports leave markers and manifests
 * beside the data, a file is read when it looks like events.
 *
 * Where folders are named by day (see {@link dayOf}), their files come day by day; within a day, whatever their sources, by file name,
 * which both platforms begin with a time. Without days they come by path. Numbers in names compare as numbers.
 *
 * @param isCsv Whether to read CSV files instead of events.
 * @param line Shows how many there are so far.
 * @throws {UsageError} when something named, or inside it, cannot be read.
 */
export function listInputs(names: readonly string[], isCsv = false, line?: ChangingLine): Inputs {
  const inputs: Inputs = { files: [], passedOver: new Map() };
  for (const name of names) {
    const found = opening(name, () => statSync(name));
    if (found.isDirectory()) {
      const files: FolderFile[] = [];
      const folder = openFolder(name, basename(join(name)), [], found);
      collect(folder, { files, passedOver: inputs.passedOver, isCsv, line });
      inputs.files = inputs.files.concat(files.sort(compareFiles));
    } else if (found.isFile()) inputs.files.push({ path: name, name: basename(name), bytes: found.size });
    else throw new UsageError(`"${name}" is not a file. Give it alone, to be read as standard input is.`);
  }
  line?.clear();
  return inputs;
}

/** Whether the name is something that can be read only once: a pipe or a terminal. */
export function isStream(name: string): boolean {
  const found = opening(name, () => statSync(name));
  return !found.isFile() && !found.isDirectory();
}

/**
 * Does something with a file.
 *
 * @throws {UsageError} naming the file when the operating system refuses.
 */
export function opening<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw fileError(path, 'opened', error);
  }
}

/**
 * The day in an export folder's name, as `YYYY-MM-DD`: Segment has `segment-logs/<source>/<day in milliseconds>/`, RudderStack has
 * `rudder-logs/<source>/<YYYY-MM-DD>/` or, in older buckets, `<MM-DD-YYYY>`, which no sort by name can order. The date may have a prefix
 * such as `dt=`.
 *
 * @returns an empty text when no folder's name is a day.
 */
function dayOf(name: string): string {
  for (const folder of name.split('/').slice(0, -1)) {
    const text = folder.replace(/^\w+=/, '');
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
    if (/^\d{2}-\d{2}-\d{4}$/.test(text)) return `${text.slice(6)}-${text.slice(0, 5)}`;
    if (/^\d{12,13}$/.test(text)) return new Date(Number(text)).toISOString().slice(0, 10);
  }
  return '';
}

/** A folder: the names of all its files contain its own name and day, which are stored once. */
interface Folder {
  path: string;
  name: string;
  day: string;
  /** The folders around it, and itself. */
  within: readonly string[];
}

function openFolder(path: string, name: string, within: readonly string[], stats: Stats): Folder {
  return { path, name, day: dayOf(`${name}/`), within: [...within, identityOf(stats)] };
}

/** A file in a folder. A million of them must fit in memory, so each stores its last name and builds the rest on demand. */
class FolderFile implements InputFile {
  constructor(
    readonly folder: Folder,
    readonly entry: string,
    readonly bytes: number,
  ) {}

  get path(): string {
    return join(this.folder.path, this.entry);
  }

  get name(): string {
    return `${this.folder.name}/${this.entry}`;
  }
}

function compareFiles(one: FolderFile, other: FolderFile): number {
  const [a, b] = [one.folder.day, other.folder.day];
  if (a !== b) return a < b ? -1 : 1;
  const byEntry = one.folder === other.folder || a !== '' ? compareNames(one.entry, other.entry) : 0;
  return byEntry || compareNames(one.name, other.name);
}

interface Collecting {
  files: FolderFile[];
  passedOver: Map<string, number>;
  isCsv: boolean;
  line: ChangingLine | undefined;
}

/** Collects a folder's files that look like events; counts the skipped ones. */
function collect(folder: Folder, into: Collecting): void {
  const { files, passedOver, isCsv, line } = into;
  for (const entry of opening(folder.path, () => readdirSync(folder.path))) {
    if (/^[._]/.test(entry)) {
      count(passedOver, 'hidden');
      continue;
    }
    const path = join(folder.path, entry);
    const found = opening(path, () => statSync(path));
    if (found.isDirectory()) {
      if (folder.within.includes(identityOf(found)))
        throw new UsageError(`"${path}" is a link to a folder that it lies in. Remove it.`);
      collect(openFolder(path, `${folder.name}/${entry}`, folder.within, found), into);
      continue;
    }
    const reason = reasonToPassOver(path, entry, found, isCsv);
    if (reason === undefined) files.push(new FolderFile(folder, entry, found.size));
    else count(passedOver, reason);
    line?.update(() => `${files.length} files found`);
  }
}

function reasonToPassOver(path: string, name: string, found: Stats, isCsv: boolean): string | undefined {
  if (!found.isFile()) return 'no files';
  if (found.size === 0) return 'empty';
  if (/\.(?:checkpoint(?:\.new|\.lock)?|dead-letters\.ndjson(?:\.replaying)?)$/.test(name))
    return 'of this program';
  if (isCsv) return CSV_NAME.test(name) ? undefined : 'not CSV';
  if (DATA_NAME.test(name)) return undefined;
  const head = opening(path, () => readHead(path));
  const isEvents = head.subarray(0, 2).equals(GZIP) || /^\uFEFF?\s*[[{]/.test(head.toString('utf8'));
  return isEvents ? undefined : 'not JSON';
}

function readHead(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

function identityOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}
