/** A part of a text, the end excluded. */
export interface Span {
  start: number;
  end: number;
  /** What replaces it. */
  placeholder: string;
}

/** Spans in order; overlapping ones merge, with the placeholder of the longest. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: (Span & { longest: number })[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const length = span.end - span.start;
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) {
      merged.push({ ...span, longest: length });
      continue;
    }
    last.end = Math.max(last.end, span.end);
    if (length > last.longest) Object.assign(last, { placeholder: span.placeholder, longest: length });
  }
  return merged.map(({ start, end, placeholder }) => ({ start, end, placeholder }));
}

/** The text with every span replaced, and the text between them rewritten. */
export function replaceSpans(
  text: string,
  spans: readonly Span[],
  between: (part: string) => string,
): string {
  let result = '';
  let done = 0;
  for (const { start, end, placeholder } of mergeSpans(spans)) {
    result += between(text.slice(done, start)) + placeholder;
    done = end;
  }
  return result + between(text.slice(done));
}
