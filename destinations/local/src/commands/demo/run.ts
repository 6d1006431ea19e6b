import { startSandbox } from '@encharge-destinations/sandbox';
import type { Context } from '../../cli/context';
import { showDemo } from '../../demo/show-demo';
import type { ExitCode } from '../../cli/exit-codes';

/** Options of `demo`. */
export interface DemoFlags {
  json?: true;
}

/** Runs the demo once. */
export async function runDemo(context: Context, { json }: DemoFlags): Promise<ExitCode> {
  const sandbox = await startSandbox();
  try {
    return await showDemo(context, sandbox, json === true);
  } finally {
    await sandbox.close();
  }
}
