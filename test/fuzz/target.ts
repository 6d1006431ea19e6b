import fc from 'fast-check';

/** How long a target is searched: a number of inputs or a time, whichever ends first. */
export interface Effort {
  seed: number;
  runs: number;
  milliseconds: number;
}

/** An input for which a required property fails. JSON, so that it can join the corpus. */
export interface Finding {
  input: unknown;
  /** What failed. */
  message: string;
}

/** The result of a search. */
export interface Searched {
  runs: number;
  finding?: Finding;
}

/** A target that is ready: its servers are running. */
export interface OpenTarget {
  /** Throws when a required property fails for the input. */
  check: (input: unknown) => Promise<void>;
  /** Generates inputs until one fails, and shrinks it. */
  search: (effort: Effort) => Promise<Searched>;
  close: () => Promise<void>;
}

/** Something that reads other people's input. */
export interface FuzzTarget {
  name: string;
  /** What is read, and what must always be true. */
  about: string;
  open: () => Promise<OpenTarget>;
}

/** The parts of a target. */
interface Definition<Input> {
  name: string;
  about: string;
  /** Inputs are JSON: `check` builds anything that JSON cannot express. */
  arbitrary: fc.Arbitrary<Input>;
  start: () => Promise<Checker<Input>> | Checker<Input>;
}

interface Checker<Input> {
  check: (input: Input) => void | Promise<void>;
  close?: () => Promise<void>;
}

/** Makes a target; corpus inputs are used unchanged, because they came from the same arbitrary. */
export function defineTarget<Input>({ name, about, arbitrary, start }: Definition<Input>): FuzzTarget {
  return {
    name,
    about,
    open: async () => {
      const checker = await start();
      return {
        check: async (input) => {
          await checker.check(input as Input);
        },
        search: (effort) => search(arbitrary, checker, effort),
        close: async () => {
          await checker.close?.();
        },
      };
    },
  };
}

async function search<Input>(
  arbitrary: fc.Arbitrary<Input>,
  checker: Checker<Input>,
  { seed, runs, milliseconds }: Effort,
): Promise<Searched> {
  const property = fc.asyncProperty(arbitrary, async (input) => {
    await checker.check(input);
  });
  const result = await fc.check(property, {
    seed,
    numRuns: runs,
    interruptAfterTimeLimit: milliseconds,
    markInterruptAsFailure: false,
  });
  if (!result.failed || result.counterexample === null) return { runs: result.numRuns };
  const [input] = result.counterexample;
  const { errorInstance: error } = result;
  return {
    runs: result.numRuns,
    finding: { input, message: error instanceof Error ? error.message : String(error) },
  };
}
