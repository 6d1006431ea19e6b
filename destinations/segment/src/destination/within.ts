// Present in the open-source runner, in no document: used where it is there.
declare const setTimeout: ((callback: () => void, milliseconds: number) => unknown) | undefined;
declare const clearTimeout: ((timer: unknown) => void) | undefined;

/**
 * Waits no longer than the given time, where the runtime has timers; where it has none, node-fetch's own `timeout` is what ends a
 * request.
 *
 * @throws Error when the time is over.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  if (typeof setTimeout !== 'function') return work;
  const start = setTimeout;
  let timer: unknown;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = start(() => {
      reject(new Error('The time is over.'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    if (typeof clearTimeout === 'function') clearTimeout(timer);
  }
}
