/** A generated file: its path from the root, and its text before formatting. */
export interface GeneratedFile {
  path: string;
  text: string;
}
