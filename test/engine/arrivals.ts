/** What happened to numbered events: each person has the numbers 0, 1, 2, … */
export interface ArrivalReport {
  lost: number;
  /** Arrived again. rudder-server promises at least once. */
  repeated: number;
  /** Arrived for the first time after a later event of the same person. */
  outOfOrder: number;
}

/** Records numbered events in order of arrival. */
export class Arrivals {
  readonly #seen = new Map<string, Set<number>>();
  readonly #highest = new Map<string, number>();
  #repeated = 0;
  #outOfOrder = 0;

  note(person: string, number: number): void {
    const seen = this.#seen.get(person) ?? new Set();
    this.#seen.set(person, seen);
    if (seen.has(number)) {
      this.#repeated += 1;
      return;
    }
    seen.add(number);
    const highest = this.#highest.get(person) ?? -1;
    if (number < highest) this.#outOfOrder += 1;
    else this.#highest.set(person, number);
  }

  /** How many different events have arrived. */
  get count(): number {
    return [...this.#seen.values()].reduce((sum, { size }) => sum + size, 0);
  }

  report(sent: number): ArrivalReport {
    return { lost: sent - this.count, repeated: this.#repeated, outOfOrder: this.#outOfOrder };
  }
}
