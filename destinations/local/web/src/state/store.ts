/** What the browser stores for this page, for all its tabs. */
export interface Store {
  /** `undefined` for anything never stored. */
  read: (name: string) => string | undefined;
  write: (name: string, text: string) => void;
  /** Calls back with what another tab has stored. */
  follow: (name: string, taken: (text: string) => void) => void;
}

/**
 * A store in the browser's storage. Without storage, or without space, the page continues with what it has in memory.
 *
 * @param open Returns the storage; throws where the browser forbids it.
 * @param onStorageFailure Called once, when storage fails.
 */
export function createStore(open: () => Storage, onStorageFailure: () => void): Store {
  let isTold = false;
  const attempt = <Result>(use: (storage: Storage) => Result): Result | undefined => {
    try {
      return use(open());
    } catch {
      if (!isTold) onStorageFailure();
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
