/** One of several faults, with `pointer` where the host gives one. */
export interface HostFault {
  message: string;
  /** A JSON Pointer into the value checked. */
  pointer?: string;
}

/** The faults in a host error. For a faulty mapping, the host throws a list of errors whose messages begin with the place. */
export function faultsIn(error: Error): HostFault[] {
  if (!(Symbol.iterator in error)) return [{ message: error.message }];
  return [...(error as unknown as Iterable<Error & { pointer?: string }>)].map(({ message, pointer }) => {
    const place = pointer ?? /^(\/\S*) /.exec(message)?.[1];
    return place === undefined ? { message } : { message, pointer: place };
  });
}
