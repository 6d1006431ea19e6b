// The open-source runner has timers, but no document promises them: used where they exist.
declare const setTimeout: ((callback: () => void, milliseconds: number) => unknown) | undefined;
declare const clearTimeout: ((timer: unknown) => void) | undefined;

/**
 * Waits at most the given time where the runtime has timers; without them, node-fetch's own `timeout` ends the request.
 *
 * @throws Error when the time is up.
 */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  if (typeof setTimeout !== 'function' || typeof clearTimeout !== 'function') return work;
  const stop = clearTimeout;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The time is up.'));
    }, milliseconds);
    void work.then(resolve, reject).finally(() => {
      stop(timer);
    });
  });
}
