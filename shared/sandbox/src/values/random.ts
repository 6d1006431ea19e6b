/**
 * A small pseudo-random number generator (a linear congruential generator with mixed output): the same seed gives the same numbers on every
 * machine. Not for secrets.
 *
 * @returns a function that returns the next number, 0 inclusive to 1 exclusive.
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x7feb352d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
