/** What the browser keeps of this page, for all its tabs. */
export interface Store {
  /** `undefined` for what was never kept, and where nothing is. */
  read: (name: string) => string | undefined;
  write: (name: string, text: string) => void;
  /** Calls back with what another tab has written. */
  follow: (name: string, taken: (text: string) => void) => void;
}

/**
 * A store in the browser's storage. Where there is none, or no room, the page goes on with what it has in memory.
 *
 * @param open Gives the storage; throws where the browser forbids it.
 * @param tellNotKept Called once, when storage fails.
 */
export function createStore(open: () => Storage, tellNotKept: () => void): Store {
  let isTold = false;
  const attempt = <Result>(use: (storage: Storage) => Result): Result | undefined => {
    try {
      return use(open());
    } catch {
      if (!isTold) tellNotKept();
      isTold = true;
      return undefined;
    }
  };
  return {
    read: (name) => attempt((storage) => storage.getItem(name)) ?? undefined,
    write: (name, text) => attempt((storage) => storage.setItem(name, text)),
    follow: (name, taken) =>
      addEventListener('storage', ({ key, newValue }) => {
        if (key === name && newValue !== null) taken(newValue);
      }),
  };
}
