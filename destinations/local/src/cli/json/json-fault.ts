/** Where text stops being JSON; line and column start at 1. */
export interface JsonFault {
  message: string;
  line: number;
  column: number;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// When a text ends inside a string, the end is the fault, not the string's beginning.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const WORD = /[A-Za-z_$][\w$]*/y;

/**
 * Finds where a text stops being JSON. The engine's own message gives no place for most faults, and quotes the text.
 *
 * @returns `undefined` for JSON.
 */
export function jsonFault(text: string): JsonFault | undefined {
  let position = 0;
  /** The brackets still to close: `]` or `}`. */
  const open: string[] = [];
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = position;
    const [found = ''] = pattern.exec(text) ?? [];
    position += found.length;
    return found;
  };
  const fault = (message: string): JsonFault => {
    const lines = text.slice(0, position).split('\n');
    const isEnd = position >= text.length;
    const explained = isEnd ? `The text breaks off here. ${message}` : message;
    return { message: explained, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
  const string = (): JsonFault | undefined => {
    take(STRING);
    if (text[position] === '"') {
      position += 1;
      return undefined;
    }
    if (position >= text.length) return fault('A text needs its closing quotation mark.');
    return fault(
      text[position] === '\\'
        ? 'A backslash is followed by one of " \\ / b f n r t u.'
        : 'A text cannot hold a line break; write \\n.',
    );
  };
  const key = (): JsonFault | undefined => {
    take(SPACE);
    if (text[position] !== '"') return fault('A name in quotation marks belongs here.');
    const bad = string();
    if (bad !== undefined) return bad;
    take(SPACE);
    if (text[position] !== ':') return fault('A colon belongs here.');
    position += 1;
    return undefined;
  };

  for (;;) {
    take(SPACE);
    const character = text[position] ?? '';
    if (character === '{' || character === '[') {
      position += 1;
      take(SPACE);
      const close = character === '{' ? '}' : ']';
      if (text[position] !== close) {
        open.push(close);
        const bad = close === '}' ? key() : undefined;
        if (bad !== undefined) return bad;
        continue;
      }
      position += 1;
    } else if (character === '"') {
      const bad = string();
      if (bad !== undefined) return bad;
    } else if (take(NUMBER) === '') {
      const start = position;
      const word = take(WORD);
      if (!['true', 'false', 'null'].includes(word)) {
        position = start;
        return fault(word === '' ? 'A value belongs here.' : 'Text needs quotation marks.');
      }
    }
    // A value has ended: close what ends with it, then continue with the next one.
    for (;;) {
      take(SPACE);
      const close = open.at(-1);
      if (close === undefined) return position < text.length ? fault('Nothing belongs here.') : undefined;
      if (text[position] === close) {
        position += 1;
        open.pop();
        continue;
      }
      if (text[position] !== ',') return fault(`A comma or ${close} belongs here.`);
      position += 1;
      const bad = close === '}' ? key() : undefined;
      if (bad !== undefined) return bad;
      break;
    }
  }
}

/** How deeply a text's lists and objects are nested, without parsing it. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charCodeAt(position);
    if (isText) {
      if (character === 0x5c) position += 1;
      else if (character === 0x22) isText = false;
    } else if (character === 0x22) isText = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return deepest;
}
