export interface InputFile {
  /** To open it. */
  path: string;
  /** As it is shown: relative to what the user named. */
  name: string;
  bytes: number;
}
