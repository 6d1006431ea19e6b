const MOST = 1000;

/** A function of names that remembers its last 1,000 answers, for the same few names come with every event. */
export function remembered<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) {
      if (known.size === MOST) known.clear();
      known.set(name, (found = answer(name)));
    }
    return found;
  };
}
