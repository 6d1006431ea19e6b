const TOKENS =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?(?![\w.]))|([\w$][\w$.-]*)|(==|!=|>=|<=|=|>|<)|(&&|\|\|)|([(),!])|(\S))/y;
const WORDS_OF_VALUES: ReadonlySet<string> = new Set(['true', 'false', 'null']);

interface Token {
  kind: 'text' | 'number' | 'word' | 'operator' | 'joint' | 'mark' | 'other' | 'end';
  text: string;
  /** From 1. */
  column: number;
}

/**
 * What is wrong with a trigger. The host's own reader leaves out what it does not understand, and reads the rest as if nothing were
 * missing; here every part has to be read.
 *
 * @returns `undefined` for a trigger that is read as it stands.
 * @example triggerFault('type = "track" and') // 'A comparison belongs at the end (column 19), such as event = "Signed Up".'
 */
export function triggerFault(trigger: string): string | undefined {
  const reader = new TriggerReader(tokensOf(trigger));
  return reader.fault();
}

class TriggerReader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  fault(): string | undefined {
    return this.#condition() ?? (this.#is('end') ? undefined : this.#jointFault());
  }

  #condition(): string | undefined {
    for (;;) {
      const fault = this.#term();
      if (fault !== undefined) return fault;
      if (!this.#take('word', 'and') && !this.#take('word', 'or')) return undefined;
    }
  }

  #term(): string | undefined {
    this.#take('mark', '!');
    if (this.#take('mark', '('))
      return this.#condition() ?? (this.#take('mark', ')') ? undefined : this.#closeFault());
    if (!this.#take('word')) return `A comparison belongs ${this.#place()}, such as event = "Signed Up".`;
    const isFunction = this.#take('mark', '(');
    if (isFunction) {
      while (!this.#is('mark', ')') && !this.#is('end')) this.#at += 1;
      if (!this.#take('mark', ')')) return this.#closeFault();
    }
    if (this.#is('operator', '==')) return `Write = once ${this.#place()}.`;
    if (!this.#take('operator'))
      return isFunction ? undefined : `A comparison belongs ${this.#place()}: =, !=, <, >, <= or >=.`;
    const { kind, text } = this.#token();
    const isValue = kind === 'text' || kind === 'number' || (kind === 'word' && WORDS_OF_VALUES.has(text));
    if (isValue) {
      this.#at += 1;
      return undefined;
    }
    return `A value belongs ${this.#place()}; a text stands in quotation marks, as in event = "Signed Up".`;
  }

  #jointFault(): string {
    return `“and” or “or”, in small letters, belongs ${this.#place()}.`;
  }

  #closeFault(): string {
    return `A closing bracket belongs ${this.#place()}.`;
  }

  #place(): string {
    const { kind, text, column } = this.#token();
    return kind === 'end' ? `at the end (column ${column})` : `where ${text} stands (column ${column})`;
  }

  #token(): Token {
    return this.tokens[this.#at] ?? { kind: 'end', text: '', column: 1 };
  }

  #is(kind: Token['kind'], text?: string): boolean {
    const token = this.#token();
    return token.kind === kind && (text === undefined || token.text === text);
  }

  #take(kind: Token['kind'], text?: string): boolean {
    const isIt = this.#is(kind, text);
    if (isIt) this.#at += 1;
    return isIt;
  }
}

function tokensOf(trigger: string): Token[] {
  const kinds = ['text', 'number', 'word', 'operator', 'joint', 'mark', 'other'] as const;
  const tokens: Token[] = [];
  TOKENS.lastIndex = 0;
  for (let found = TOKENS.exec(trigger); found !== null; found = TOKENS.exec(trigger)) {
    const groups: readonly (string | undefined)[] = found.slice(1);
    const index = groups.findIndex((group) => group !== undefined);
    const text = found[index + 1] ?? '';
    tokens.push({ kind: kinds[index] ?? 'other', text, column: TOKENS.lastIndex - text.length + 1 });
  }
  tokens.push({ kind: 'end', text: '', column: trigger.trimEnd().length + 1 });
  return tokens;
}
