// The open-source runner has timers, but no document promises them: used where they exist.
declare const setTimeout: ((callback: () => void, milliseconds: number) => unknown) | undefined;
declare const clearTimeout: ((timer: unknown) => void) | undefined;

/**
 * Waits at most the given time where the runtime has timers; without them, node-fetch's own `timeout` ends the request.
 *
 * @throws Error when the time is up.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  if (typeof setTimeout !== 'function') return work;
  const start = setTimeout;
  let timer: unknown;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = start(() => {
      reject(new Error('The time is up.'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    if (typeof clearTimeout === 'function') clearTimeout(timer);
  }
}
