const MOST = 1000;

/** Caches a function of names: remembers up to 1,000 answers, since the same few names come with every event. */
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
