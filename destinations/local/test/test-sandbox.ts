import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox, SandboxOptions } from '@encharge-destinations/sandbox';

/** A sandbox for the tests of a file, without data and faults before each of them. */
export function testSandbox(options?: SandboxOptions): () => Sandbox {
  let sandbox: Sandbox | undefined;
  const started = (): Sandbox => {
    if (sandbox === undefined) throw new Error('The sandbox starts before the first test.');
    return sandbox;
  };
  beforeAll(async () => {
    sandbox = await startSandbox(options);
  });
  beforeEach(() => {
    started().reset();
    started().setFaults(undefined);
  });
  afterAll(() => started().close());
  return started;
}
