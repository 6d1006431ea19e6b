/** What parsing came to; `hint` says where JSON stops making sense if that is known, without the text around it. */
export type Parsed = { ok: true; value: unknown } | { ok: false; hint: string };

/**
 * `JSON.parse` whose failure can be shown: the engine's own message quotes the text, which may be personal data.
 */
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
