/** The most bytes a line may have. The CDPs themselves take 32 kB an event. */
export const LONGEST_LINE_BYTES = 5 * 1024 * 1024;

/** One line of the input, counted from 1. */
export type Line =
  | { number: number; text: string }
  /** It cannot be read; the rest of the input can. */
  | { number: number; fault: 'too_long' | 'not_utf8' };

const LINE_FEED = 0x0a;

/**
 * Reads lines without ever holding more than one of them: a line over the limit is passed over as it streams in. Blank lines are left
 * out, but counted.
 *
 * @throws whatever the stream fails with.
 */
export async function* readLines(
  input: AsyncIterable<Buffer | string>,
  longest = LONGEST_LINE_BYTES,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;

  function add(part: Buffer): void {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  }

  function finish(): Line | undefined {
    const line =
      length > longest
        ? tooLong(number)
        : length === 0
          ? undefined
          : decode(decoder, number, Buffer.concat(parts, length));
    parts = [];
    length = 0;
    number += 1;
    return line;
  }

  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      add(bytes.subarray(start, end));
      start = end + 1;
      const line = finish();
      if (line !== undefined) yield line;
    }
    if (start < bytes.length) add(bytes.subarray(start));
  }
  const last = length === 0 ? undefined : finish();
  if (last !== undefined) yield last;
}

function tooLong(number: number): Line {
  return { number, fault: 'too_long' };
}

function decode(decoder: TextDecoder, number: number, bytes: Buffer): Line | undefined {
  try {
    // The decoder takes a byte order mark away.
    const text = decoder.decode(bytes).trim();
    return text === '' ? undefined : { number, text };
  } catch {
    return { number, fault: 'not_utf8' };
  }
}
