export interface InputFile {
  /** For opening it. */
  path: string;
  /** For showing it: relative to what the user named. */
  name: string;
  bytes: number;
}
