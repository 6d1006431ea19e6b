import { join } from 'node:path';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import type {
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core';
import { loaderOfCore, scenarioTests } from './scenario-tests';
import type { Core, ScenarioTest } from './scenario-tests';

/**
 * Runs the scenarios through a mutated core in memory: no test framework, no HTTP. Modules are reloaded for every mutant, so that what they
 * remember and compute at load time belongs to that mutant alone. Stryker copies the sources, writes all mutants into the copy at once, and
 * starts this in that folder; `activeMutant` says which of them counts.
 */
export class ScenarioRunner implements TestRunner {
  private tests: ScenarioTest[] = [];
  private load: ReturnType<typeof loaderOfCore> = () => {
    throw new Error('The runner is not ready.');
  };
  // The mutated sources look for it under this name.
  private readonly switches: InstrumenterContext = ((
    globalThis as { __stryker__?: InstrumenterContext }
  ).__stryker__ ??= {});

  capabilities(): { reloadEnvironment: true } {
    return { reloadEnvironment: true };
  }

  init(): Promise<void> {
    this.tests = scenarioTests(join(process.cwd(), 'test/fixtures'));
    this.load = loaderOfCore(process.cwd());
    return Promise.resolve();
  }

  /** Without a mutant: which test reaches which mutant. */
  dryRun(): Promise<DryRunResult> {
    const mutantCoverage: MutantCoverage = { static: {}, perTest: {} };
    this.switches.mutantCoverage = mutantCoverage;
    const core = this.load();
    const tests = this.tests.map(({ id, run }): TestResult => {
      this.switches.currentTestId = id;
      const started = performance.now();
      const failure = outcomeOf(() => run(core));
      const result = { id, name: id, timeSpentMs: performance.now() - started };
      return failure === undefined
        ? { ...result, status: TestStatus.Success }
        : { ...result, status: TestStatus.Failed, failureMessage: failure };
    });
    delete this.switches.currentTestId;
    return Promise.resolve({ status: DryRunStatus.Complete, tests, mutantCoverage });
  }

  /** With one mutant: the first failing scenario kills it. */
  mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    const tests = this.tests.filter(({ id }) => wanted === undefined || wanted.has(id));
    this.switches.activeMutant = activeMutant.id;
    this.switches.hitLimit = hitLimit ?? Infinity;
    this.switches.hitCount = 0;
    const result = this.firstFailure(tests);
    this.switches.activeMutant = '';
    return Promise.resolve(result);
  }

  private firstFailure(tests: readonly ScenarioTest[]): MutantRunResult {
    let core: Core | undefined;
    const failureOfLoading = outcomeOf(() => {
      core = this.load();
      return undefined;
    });
    for (const [index, { id, run }] of tests.entries()) {
      const failureMessage =
        failureOfLoading ?? outcomeOf(() => (core === undefined ? undefined : run(core)));
      const { hitCount = 0, hitLimit = Infinity } = this.switches;
      if (hitCount > hitLimit)
        return { status: MutantRunStatus.Timeout, reason: 'the mutant loops endlessly' };
      if (failureMessage !== undefined)
        return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests: index + 1 };
    }
    return { status: MutantRunStatus.Survived, nrOfTests: tests.length };
  }
}

/** A test's message, or what it threw. */
function outcomeOf(run: () => string | undefined): string | undefined {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
