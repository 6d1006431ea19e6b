/** One of several faults; `pointer` where the host says it. */
export interface HostFault {
  message: string;
  /** A JSON Pointer into what was checked. */
  pointer?: string;
}

/**
 * The single faults of an error of the host. Its error for a faulty mapping holds them with their stacks in its own message, and names
 * their place at the beginning of theirs.
 */
export function faultsIn(error: Error): HostFault[] {
  if (!(Symbol.iterator in error)) return [{ message: error.message }];
  return [...(error as unknown as Iterable<Error & { pointer?: string }>)].map(({ message, pointer }) => {
    const place = pointer ?? /^(\/\S*) /.exec(message)?.[1];
    return place === undefined ? { message } : { message, pointer: place };
  });
}
