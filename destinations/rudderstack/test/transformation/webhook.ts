/** The Webhook destination as a customer sets it up. */
export interface WebhookConfig {
  webhookUrl: string;
  /** Rows of the Headers setting: `{ from: name, to: value }`. */
  headers: readonly { from: string; to: string }[];
}

/** What the server sends. */
export interface WebhookRequest {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** The types that the server lets through to a Webhook. Source: `supportedMessageTypes` in its definition. */
const SUPPORTED_TYPES = new Set(['alias', 'group', 'identify', 'page', 'screen', 'track']);
/** Keys of an event that direct the Webhook and are not part of the body. */
const DIRECTIONS = new Set(['header', 'fullPath', 'appendPath']);

/**
 * A small model of what happens to a transformed event, written from the behaviour of rudder-server's event filter and of the Webhook
 * destination: an event without a supported type is stopped; `header`, `fullPath` and `appendPath` direct the request; null and undefined
 * are removed from the body's top level; an IP in the event is put into `context`.
 *
 * @returns `undefined` when the server stops the event.
 */
export function webhookRequest(
  event: Readonly<Record<string, unknown>>,
  { webhookUrl, headers }: WebhookConfig,
): WebhookRequest | undefined {
  const { type, header, fullPath, appendPath } = event;
  if (typeof type !== 'string' || !SUPPORTED_TYPES.has(type.trim().toLowerCase())) return undefined;
  const body = Object.fromEntries(
    Object.entries(event).filter(
      ([key, value]) => !DIRECTIONS.has(key) && value !== null && value !== undefined,
    ),
  );
  const ip = contextOf(event)['ip'] ?? event['request_ip'];
  if (ip !== undefined && ip !== null) body['context'] = { ...contextOf(event), ip };
  return {
    method: 'POST',
    url: `${textOr(fullPath, webhookUrl)}${textOr(appendPath, '')}`,
    headers: {
      'content-type': 'application/json',
      ...Object.fromEntries(headers.map(({ from, to }) => [from.toLowerCase(), to])),
      ...Object.fromEntries(
        Object.entries(isObject(header) ? header : {}).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      ),
    },
    body,
  };
}

function contextOf(event: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return isObject(event['context']) ? event['context'] : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOr(value: unknown, other: string): string {
  return typeof value === 'string' ? value : other;
}
