import type { Urls } from '../delivery/endpoints';
import { toHostError } from '../errors';
import { isRecord, valueOf } from '../host/records';
import type { RequestDescription, RouterOutput, TransformInput } from '../host/types';
import { createSettingsReaders } from '../settings/reader';
import { transformEvent } from './transform-event';

/** The transforming half of the destination. */
export interface Transform {
  /**
   * The processor's entry: one event makes one request, or several that the host makes in order.
   *
   * @throws one of the host's errors, and nothing else.
   */
  process: (event: TransformInput, requestMetadata?: unknown) => RequestDescription | RequestDescription[];
  /** The router's entry: one output for every event, in the order of the events. Never rejects. */
  processRouterDest: (
    inputs: readonly TransformInput[],
    requestMetadata?: unknown,
  ) => Promise<RouterOutput[]>;
}

/** @param now The clock, epoch milliseconds. */
export function createTransform(urls: Urls, now: () => number): Transform {
  const settings = createSettingsReaders(now);
  return {
    process(event) {
      try {
        return oneOrMany(transformEvent(event, settings.open()(configIn(event)), urls));
      } catch (error) {
        throw toHostError(error);
      }
    },
    processRouterDest(inputs) {
      const settingsOf = settings.open();
      const events = Array.isArray(inputs) ? (inputs as readonly TransformInput[]).filter(isRecord) : [];
      return Promise.resolve(
        events.map((input) =>
          routerOutput(input, () => transformEvent(input, settingsOf(configIn(input)), urls)),
        ),
      );
    },
  };
}

function routerOutput(input: TransformInput, transform: () => RequestDescription[]): RouterOutput {
  const { metadata, destination } = input;
  try {
    return {
      batchedRequest: oneOrMany(transform()),
      metadata: [metadata],
      batched: false,
      statusCode: 200,
      destination,
    };
  } catch (thrown) {
    const { status, message, statTags } = toHostError(thrown);
    return {
      metadata: [metadata],
      batched: false,
      statusCode: status,
      error: message,
      statTags,
      destination,
    };
  }
}

function configIn(input: TransformInput): unknown {
  return valueOf(input.destination, 'Config');
}

function oneOrMany(requests: RequestDescription[]): RequestDescription | RequestDescription[] {
  const [first] = requests;
  return first !== undefined && requests.length === 1 ? first : requests;
}
