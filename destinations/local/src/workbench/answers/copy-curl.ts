import type { SideRequest } from '../api';

const WIDTH = 100;

/**
 * The requests as curl commands for a POSIX shell. In place of the key stands a variable, so that no key ends up in the history of a
 * shell; everything else is quoted, whatever the event holds.
 *
 * @param urlOf Where a path of the preview is at Encharge, and which variable holds its key.
 */
export function curlOf(
  requests: readonly SideRequest[],
  urlOf: (request: SideRequest) => { url: string; key: string },
): string {
  return requests.map((request) => commandOf(request, urlOf(request))).join('\n\n') + '\n';
}

function commandOf(
  { method, headers, body }: SideRequest,
  { url, key }: { url: string; key: string },
): string {
  const parts = [
    `curl --request ${method} ${quoted(url)}`,
    `--header "X-Encharge-Token: $${key}"`,
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
