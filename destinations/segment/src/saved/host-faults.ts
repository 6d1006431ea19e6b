/** One of several faults; with `pointer` where the host gives it. */
export interface HostFault {
  message: string;
  /** A JSON Pointer into what was checked. */
  pointer?: string;
}

/**
 * The faults in an error of the host. Its error for a faulty mapping is a list of errors whose messages begin with the place.
 */
export function faultsIn(error: Error): HostFault[] {
  if (!(Symbol.iterator in error)) return [{ message: error.message }];
  return [...(error as unknown as Iterable<Error & { pointer?: string }>)].map(({ message, pointer }) => {
    const place = pointer ?? /^(\/\S*) /.exec(message)?.[1];
    return place === undefined ? { message } : { message, pointer: place };
  });
}
