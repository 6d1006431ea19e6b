import { FLAG_RULES, NOTE_RULES } from './rules';
import type { FlagRule, NoteRule } from './rules';

/** Something undocumented in a request. `path` is a JSON Pointer into the body, or a header's name. */
export interface SandboxFlag {
  rule: FlagRule;
  path: string;
  message: string;
}

/** Something worth knowing that is not an error in the request. */
export interface SandboxNote {
  rule: NoteRule;
  path: string;
  message: string;
}

// Otherwise a hostile body could fill the memory with flags alone.
const MAX_FINDINGS = 200;

/** Collects the flags and notes of one request. */
export class Findings {
  readonly flags: SandboxFlag[] = [];
  readonly notes: SandboxNote[] = [];

  /** @param path a JSON Pointer into the body, or the name of a header. */
  flag(rule: FlagRule, path: string): void {
    if (this.flags.length < MAX_FINDINGS) this.flags.push({ rule, path, message: FLAG_RULES[rule] });
  }

  /** @param path a JSON Pointer into the body. */
  note(rule: NoteRule, path: string): void {
    if (this.notes.length < MAX_FINDINGS) this.notes.push({ rule, path, message: NOTE_RULES[rule] });
  }
}
