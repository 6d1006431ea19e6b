import type { Reason } from './reasons';
import type { RuleId } from './rules';
import type { Path } from './values/path';

/** One value of the payload, or a whole copied object, and where it comes from. */
export interface Placement {
  /** The keys in the payload. */
  to: Path;
  value: unknown;
  rule: RuleId;
  /** The place in the event; unset for a constant and for what an option gives. A copied object has the shape of its source. */
  from: Path | undefined;
}

/** Something of the event that does not go out, or not as it stands there. */
export interface Remark {
  from: Path | undefined;
  reason: Reason;
  /** What the words of the reason name, such as a field. */
  about: string | undefined;
  /** Where the reason alone does not say it. */
  rule: RuleId | undefined;
}

/** What becomes of one call: the payload is the fold of the placements, an explanation reads both lists. */
export class Plan {
  readonly placements: Placement[] = [];
  readonly remarks: Remark[] = [];

  place(to: Path, value: unknown, rule: RuleId, from?: Path): void {
    this.placements.push({ to, value, rule, from });
  }

  remark(reason: Reason, from?: Path, about?: string, rule?: RuleId): void {
    this.remarks.push({ from, reason, about, rule });
  }
}
