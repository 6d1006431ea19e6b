import fc from 'fast-check';
import { seededRandom } from '../random';
import { messyEvent } from './events';
import { messyOptions } from './options';

/** `messyEvent` for searches that shrink what they find. */
export const arbitraryMessyEvent = fc.nat().map((seed) => messyEvent(seededRandom(seed)));

/** `messyOptions` for the same searches. */
export const arbitraryMessyOptions = fc.nat().map((seed) => messyOptions(seededRandom(seed)));
