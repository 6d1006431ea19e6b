import type { SideRequest } from '../api';

const WIDTH = 100;

/** Where a request goes. */
export interface CurlPlace {
  url: string;
  /** The embedded Encharge's key, or the shell variable that holds a real one. */
  key: { text: string } | { variable: string };
}

/**
 * The requests as curl commands for a POSIX shell. A variable replaces a real key, so that no key ends up in a shell's history; everything
 * else is quoted, whatever the event contains.
 *
 * @param placeOf The real URL for a path in the preview.
 */
export function curlOf(
  requests: readonly SideRequest[],
  placeOf: (request: SideRequest) => CurlPlace,
): string {
  return requests.map((request) => commandOf(request, placeOf(request))).join('\n\n') + '\n';
}

function commandOf({ method, headers, body }: SideRequest, { url, key }: CurlPlace): string {
  const parts = [
    `curl --request ${method} ${quoted(url)}`,
    `--header ${'text' in key ? quoted(`X-Encharge-Token: ${key.text}`) : `"X-Encharge-Token: $${key.variable}"`}`,
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quoted(textOf(body))}`]),
  ];
  return parts.join(' \\\n  ');
}

function textOf(body: SideRequest['body']): string {
  const line = JSON.stringify(body);
  return line.length <= WIDTH ? line : JSON.stringify(body, null, 2);
}

/** Between single quotes a shell takes everything literally, except a single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
