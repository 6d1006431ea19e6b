/** Why a run ends before its input does. */
export type StopReason =
  'refused' | 'unreachable' | 'deadline' | 'budget' | 'interrupted' | 'output' | 'error';

/** Ends a run cleanly: nothing new starts, and what is in progress is waited for. */
export class Stop {
  #cause: { reason: StopReason; message: string } | undefined;
  readonly #listeners: (() => void)[] = [];
  readonly #waits = new Set<() => void>();

  /** The first reason to stop. */
  get cause(): { reason: StopReason; message: string } | undefined {
    return this.#cause;
  }

  now(reason: StopReason, message: string): void {
    if (this.#cause !== undefined) return;
    this.#cause = { reason, message };
    for (const listener of this.#listeners) listener();
    for (const end of this.#waits) end();
  }

  onStop(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** @returns false when the run was stopped in the meantime. */
  async sleep(milliseconds: number): Promise<boolean> {
    if (this.#cause !== undefined) return false;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#waits.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.#waits.add(end);
    });
    return (this.#cause as unknown) === undefined;
  }
}
