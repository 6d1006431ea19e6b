import type { Context } from '../../cli/context';
import { describeProblem } from '../../events/problem';
import type { Problem } from '../../events/problem';

/** So many problems of a kind are shown one by one. */
const MOST_OF_A_KIND = 10;

/** Reports problems, the first few of each kind one by one: a million alike would hide the others. */
export class ProblemReport {
  readonly #context: Context;
  readonly #flags: { json?: true; quiet?: true };
  readonly #beforeLine: () => void;
  readonly #met = new Map<string, number>();

  /** @param beforeLine Makes room for a line. */
  constructor(context: Context, flags: { json?: true; quiet?: true }, beforeLine: () => void) {
    this.#context = context;
    this.#flags = flags;
    this.#beforeLine = beforeLine;
  }

  /** @param input The input's name, when there are several. */
  tell(problem: Problem, input: string | undefined): void {
    if (this.#flags.quiet === true && problem.level !== 'error') return;
    const met = (this.#met.get(problem.code) ?? 0) + 1;
    this.#met.set(problem.code, met);
    if (met > MOST_OF_A_KIND) return;
    const { colours, io } = this.#context;
    const text = describeProblem(problem, colours.err);
    this.#beforeLine();
    io.stderr.write(
      this.#flags.json === true
        ? `${JSON.stringify({ input, ...problem })}\n`
        : `${input === undefined ? '' : `${input} `}${text}\n`,
    );
  }

  /** How many more there were of each kind, by code. */
  more(): [code: string, number: number][] {
    return [...this.#met]
      .filter(([, met]) => met > MOST_OF_A_KIND)
      .map(([code, met]) => [code, met - MOST_OF_A_KIND]);
  }
}
