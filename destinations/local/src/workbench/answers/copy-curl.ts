import type { SideRequest } from '../api';

const WIDTH = 100;

/** Where a request goes. */
export interface CurlPlace {
  url: string;
  /** The key of the embedded Encharge, or the name of the shell's variable that holds a real one. */
  key: { text: string } | { variable: string };
}

/**
 * The requests as curl commands for a POSIX shell. In place of a real key stands a variable, so that no key ends up in the history of a
 * shell; everything else is quoted, whatever the event holds.
 *
 * @param placeOf Where a path of the preview is.
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

/** Between single quotes a shell takes everything as it is, but a single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
