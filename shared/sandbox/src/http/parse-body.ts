import { MAX_DEPTH, walkJson } from '../values/json';

/** A parsed body. Only `json` bodies have an effect; the others are kept as text. */
export type ParsedBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'malformed'; text: string }
  | { kind: 'too-deep'; text: string };

/** Reads a body as JSON. Rejects nesting deeper than `MAX_DEPTH` levels, so that the body can be written again. */
export function parseBody(text: string): ParsedBody {
  if (text === '') return { kind: 'none' };
  try {
    const value = JSON.parse(text) as unknown;
    return walkJson(value, MAX_DEPTH, () => undefined) ? { kind: 'json', value } : { kind: 'too-deep', text };
  } catch {
    return { kind: 'malformed', text };
  }
}
