import type { Delivery } from '@encharge-destinations/core';
import type { PlatformName, Setup } from '../api';
import type { RunnerSource } from './preview';
import { RunnerPool } from '../platforms/runner-pool';
import type { Connection } from '../platforms/runner-pool';

/** What the page has set up, and runners for it. */
export class SetupInUse {
  readonly #previews: RunnerPool;
  readonly #deliveries: RunnerPool;
  #setup: Setup;

  /**
   * @param setup The one that counts until the page has another; without keys.
   * @param nowhere Where previews end.
   * @param sandbox Where events end that were heard.
   */
  constructor(setup: Setup, nowhere: Connection, sandbox: Connection) {
    this.#setup = setup;
    this.#previews = new RunnerPool(nowhere);
    this.#deliveries = new RunnerPool(sandbox);
  }

  /** Events are mapped by this setup from now on. */
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
