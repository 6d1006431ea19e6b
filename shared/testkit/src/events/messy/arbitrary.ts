import fc from 'fast-check';
import { seededRandom } from '../random';
import { messyEvent } from './events';
import { messyOptions } from './options';

/** `messyEvent` for property tests that shrink their findings. */
export const arbitraryMessyEvent = fc.nat().map((seed) => messyEvent(seededRandom(seed)));

/** `messyOptions` for the same tests. */
export const arbitraryMessyOptions = fc.nat().map((seed) => messyOptions(seededRandom(seed)));
