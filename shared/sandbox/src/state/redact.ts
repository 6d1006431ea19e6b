import type { ParsedBody } from '../http/parse-body';

const KEY_HEADER = 'x-encharge-token';
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie']);
const KEY_IN_PATH = /^\/v1\/([^/?]+)/;

/** Keeps the account's keys out of everything recorded or echoed. */
export class Redactor {
  constructor(
    private readonly writeKey: string,
    private readonly apiKey: string,
    private readonly restSegments: ReadonlySet<string>,
  ) {}

  /** Replaces both keys in a text. */
  text(text: string): string {
    return text.replaceAll(this.writeKey, '[write key]').replaceAll(this.apiKey, '[api key]');
  }

  /**
   * Replaces both keys in a body; for JSON it searches the parsed data, where no escape hides them.
   *
   * @returns the body itself when it contains no key.
   */
  body(body: ParsedBody): ParsedBody {
    if (body.kind === 'none') return body;
    const text = body.kind === 'json' ? JSON.stringify(body.value) : body.text;
    const redacted = this.text(text);
    if (redacted === text) return body;
    return body.kind === 'json'
      ? { kind: 'json', value: JSON.parse(redacted) as unknown }
      : { ...body, text: redacted };
  }

  /** A path with its query. The key's segment is replaced, even when it is not a key. */
  path(path: string): string {
    const masked = path.replace(KEY_IN_PATH, (whole, segment: string) =>
      this.restSegments.has(segment) ? whole : `/v1/[${this.#keyName(segment)}]`,
    );
    return this.text(masked);
  }

  /** Header names in lower case, with secret values replaced. */
  headers(headers: Headers): Record<string, string> {
    const shown: [string, string][] = [];
    headers.forEach((value, name) => {
      if (name === KEY_HEADER) shown.push([name, `[${this.#keyName(value)}]`]);
      else shown.push([name, SECRET_HEADERS.has(name) ? '[redacted]' : this.text(value)]);
    });
    return Object.fromEntries(shown);
  }

  #keyName(value: string): string {
    if (value === this.writeKey || value === encodeURIComponent(this.writeKey)) return 'write key';
    if (value === this.apiKey || value === encodeURIComponent(this.apiKey)) return 'api key';
    return 'unknown key';
  }
}
