/** A file of an export: its path from the root of the host's repository, and its text before the host's formatting. */
export interface ExportedFile {
  path: string;
  text: string;
}
