import type { Context } from '../cli/context';
import { describeProblem } from './problem';
import type { Problem } from './problem';
import { RemarkCounter } from './remark-counter';

/** How many problems of a kind are shown individually. */
const MOST_OF_A_KIND = 20;
const MOST_KINDS = 1000;

/** How problems are reported. */
export interface ProblemFlags {
  /** Each problem as NDJSON. */
  json?: true | undefined;
  /** Errors only. */
  quiet?: true | undefined;
}

/** Reports problems on stderr, the first few of each kind individually: a million alike would hide the others. */
export class ProblemReport {
  readonly #context: Context;
  readonly #flags: ProblemFlags;
  readonly #beforeLine: () => void;
  readonly #remarks = new RemarkCounter(MOST_KINDS);

  /** @param beforeLine Makes room for a line. */
  constructor(context: Context, flags: ProblemFlags, beforeLine: () => void = () => undefined) {
    this.#context = context;
    this.#flags = flags;
    this.#beforeLine = beforeLine;
  }

  /** @returns once stderr has room for more. */
  async report(problem: Problem): Promise<void> {
    const { quiet, json } = this.#flags;
    if (quiet === true && problem.level !== 'error') return;
    if (json !== true && this.#remarks.add(problem) > MOST_OF_A_KIND) return;
    const { colours, err } = this.#context;
    this.#beforeLine();
    await err.line(json === true ? JSON.stringify(problem) : describeProblem(problem, colours.err));
  }

  /** Reports how many more there were of each kind. */
  async reportMore(): Promise<void> {
    const { err } = this.#context;
    for (const { code, count } of this.#remarks.sorted())
      if (count > MOST_OF_A_KIND) await err.line(`${count - MOST_OF_A_KIND} more like these (${code})`);
    const others = this.#remarks.others - MOST_OF_A_KIND;
    if (others > 0) await err.line(`${others} more of other kinds`);
  }
}
