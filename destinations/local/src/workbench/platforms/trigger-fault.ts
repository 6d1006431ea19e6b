const TOKENS =
  /\s*(?:("[^"]*"|'[^']*')|(-?\d+(?:\.\d+)?(?![\w.]))|([\w$][\w$.-]*)|(==|!=|>=|<=|=|>|<)|(&&|\|\|)|([(),!])|(\S))/y;
/** What Segment compares; it skips any other comparison. */
const FIELD = /^(?:type|event|name|userId|(?:properties|traits|context)(?:\..*)?)$/;
const FUNCTIONS = ['contains', 'match'];

interface Token {
  kind: 'text' | 'number' | 'word' | 'operator' | 'joint' | 'mark' | 'other' | 'end';
  text: string;
  /** From 1. */
  column: number;
}

/**
 * Where Segment may read a trigger differently from what it says. Its parser skips what it does not understand and reads the rest as if
 * nothing were missing; here every part must be readable.
 *
 * @returns `undefined` when Segment reads the trigger as written.
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
    let joint: string | undefined;
    for (;;) {
      const fault = this.#term();
      if (fault !== undefined) return fault;
      const { kind, text } = this.#token();
      // It skips unknown words, and joins by “and” where there is no word.
      const next = text === 'AND' ? 'and' : text;
      if (kind !== 'word' || (next !== 'and' && next !== 'or')) return undefined;
      if (joint !== undefined && joint !== next)
        return `Segment joins all of these by its last word, “and” or “or”: put brackets around those that belong together, ${this.#place()}.`;
      joint = next;
      this.#at += 1;
    }
  }

  #term(): string | undefined {
    if (this.#is('mark', '!')) return this.#negation();
    if (this.#take('mark', '('))
      return this.#condition() ?? (this.#take('mark', ')') ? undefined : this.#closeFault());
    if (!this.#is('word')) return `A comparison belongs ${this.#place()}, such as event = "Signed Up".`;
    const fieldPlace = this.#place();
    const { text: field } = this.#token();
    this.#at += 1;
    if (this.#is('mark', '(')) return this.#call(field, fieldPlace);
    if (this.#is('operator', '==')) return `Write = once ${this.#place()}.`;
    if (!this.#take('operator')) return `A comparison belongs ${this.#place()}: =, !=, <, >, <= or >=.`;
    if (!FIELD.test(field))
      return `Segment compares type, event, name, userId, properties, traits and context, and leaves out what is compared ${fieldPlace}.`;
    return this.#value();
  }

  #value(): string | undefined {
    const { kind, text } = this.#token();
    if (kind === 'text' && (text.startsWith("'") || text.endsWith('\\"')))
      return `Text goes in double quotation marks and cannot contain any: ${this.#place()}.`;
    if (kind !== 'text' && kind !== 'number' && kind !== 'word')
      return `A value belongs ${this.#place()}; text goes in quotation marks, as in event = "Signed Up".`;
    this.#at += 1;
    return undefined;
  }

  #negation(): string | undefined {
    const place = this.#place();
    this.#take('mark', '!');
    if (!FUNCTIONS.some((name) => this.#is('word', name)))
      return `Segment reads ! before contains or match only; it leaves out the one ${place}.`;
    return this.#term();
  }

  /** `contains(event, "Order")` */
  #call(name: string, place: string): string | undefined {
    if (!FUNCTIONS.includes(name))
      return `Segment knows the functions contains and match, not the one ${place}.`;
    this.#take('mark', '(');
    const { kind, text: field } = this.#token();
    if (kind !== 'word' || !FIELD.test(field) || field === 'type')
      return `A field belongs ${this.#place()}, such as properties.plan.`;
    this.#at += 1;
    if (!this.#take('mark', ',')) return `A comma belongs ${this.#place()}.`;
    return this.#value() ?? (this.#take('mark', ')') ? undefined : this.#closeFault());
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
