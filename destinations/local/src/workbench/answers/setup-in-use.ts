import type { Delivery } from '@encharge-destinations/core';
import type { PlatformName, Setup } from '../api';
import type { RunnerSource } from './preview';
import { RunnerPool } from '../platforms/runner-pool';
import type { Connection } from '../platforms/runner-pool';

/** The page's current setup, and runners for it. */
export class SetupInUse {
  readonly #previews: RunnerPool;
  readonly #deliveries: RunnerPool;
  #setup: Setup;

  /**
   * @param setup The one to use until the page sends another; without keys.
   * @param nowhere Where previews go.
   * @param sandbox Where received events go.
   */
  constructor(setup: Setup, nowhere: Connection, sandbox: Connection) {
    this.#setup = setup;
    this.#previews = new RunnerPool(nowhere);
    this.#deliveries = new RunnerPool(sandbox);
  }

  /** Maps events with this setup from now on. */
  use(setup: Setup): void {
    this.#setup = setup;
  }

  /** Runners that send nothing. */
  readonly previewRunner: RunnerSource = (platform, setup, explain) =>
    this.#previews.get(platform, setup, explain);

  /** Delivers an event to the embedded Encharge. */
  readonly deliver = async (platform: PlatformName, event: unknown): Promise<Delivery> =>
    (await this.#deliveries.get(platform, this.#setup)).deliver(event);
}
