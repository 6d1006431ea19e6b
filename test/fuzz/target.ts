import fc from 'fast-check';

/** How far a target is searched: so many inputs, or as many as the time allows, whatever ends first. */
export interface Effort {
  seed: number;
  runs: number;
  milliseconds: number;
}

/** An input for which something that must hold does not hold. JSON, so that it can join the corpus. */
export interface Finding {
  input: unknown;
  /** What did not hold. */
  message: string;
}

/** What a search came to. */
export interface Searched {
  runs: number;
  finding?: Finding;
}

/** A target that is ready: its servers run. */
export interface OpenTarget {
  /** Throws when something that must hold does not hold for the input. */
  check: (input: unknown) => Promise<void>;
  /** Makes inputs until one does not hold, and shrinks that one. */
  search: (effort: Effort) => Promise<Searched>;
  close: () => Promise<void>;
}

/** Something that reads what others wrote. */
export interface FuzzTarget {
  name: string;
  /** What is read, and what must hold whatever it is. */
  about: string;
  open: () => Promise<OpenTarget>;
}

/** What a target is made of. */
interface Definition<Input> {
  name: string;
  about: string;
  /** Inputs are JSON: whatever JSON cannot hold is built from them by `check`. */
  arbitrary: fc.Arbitrary<Input>;
  start: () => Promise<Checker<Input>> | Checker<Input>;
}

interface Checker<Input> {
  check: (input: Input) => void | Promise<void>;
  close?: () => Promise<void>;
}

/** Makes a target; inputs of the corpus are taken as they are, for they came from the same arbitrary. */
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
