/** The result of parsing; `hint` says where the JSON goes wrong if that is known, without quoting it. */
export type Parsed = { ok: true; value: unknown } | { ok: false; hint: string };

/** `JSON.parse` with a failure that is safe to show: the engine's own message quotes the text, which may be personal data. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /at position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return { ok: false, hint: ` (at character ${Number(position) + 1})` };
    return { ok: false, hint: /end of JSON/i.test(message) ? ' (it breaks off)' : '' };
  }
}
