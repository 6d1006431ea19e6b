/** A list that drops its oldest items when it holds too many, or too much. */
export class BoundedList<T> {
  #items: { item: T; bytes: number }[] = [];
  #bytes = 0;
  #total = 0;

  constructor(
    private readonly maxItems: number,
    private readonly maxBytes: number,
  ) {}

  /** How many were added since the last `clear`. */
  get total(): number {
    return this.#total;
  }

  /** @param bytes roughly how much memory the item takes. */
  add(item: T, bytes: number): void {
    this.#items.push({ item, bytes });
    this.#bytes += bytes;
    this.#total += 1;
    while (this.#items.length > this.maxItems || (this.#bytes > this.maxBytes && this.#items.length > 1)) {
      this.#bytes -= this.#items.shift()?.bytes ?? 0;
    }
  }

  /** Removes items permanently, e.g. an erased person's events. */
  remove(unwanted: (item: T) => boolean): void {
    this.#items = this.#items.filter(({ item }) => !unwanted(item));
    this.#bytes = this.#items.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  values(): T[] {
    return this.#items.map(({ item }) => item);
  }

  clear(): void {
    this.#items = [];
    this.#bytes = 0;
    this.#total = 0;
  }
}
