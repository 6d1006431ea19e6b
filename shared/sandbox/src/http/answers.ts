/** An answer as plain data: what handlers return and the server sends. */
export interface Answer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Text as sent; absent for an empty body. */
  body?: string;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** An answer with a JSON body. */
export function json(status: number, body: unknown): Answer {
  return { status, headers: JSON_TYPE, body: JSON.stringify(body) };
}

/** An answer without a body. */
export function empty(status: number): Answer {
  return { status };
}

/** The error envelope of Ingest: a plain string. */
export function ingestError(status: number, message: string): Answer {
  return json(status, { error: message });
}

/** The error envelope of the REST API: an object. */
export function restError(status: number, message: string, errorCode?: number): Answer {
  const code = errorCode === undefined ? {} : { errorCode };
  return json(status, { error: { message, markdown: message, ...code } });
}

/** The REST API's answer for an unknown route. `path` must not contain a key. */
export function noSuchRoute(method: string, path: string): Answer {
  const shown = `Cannot ${method} ${path}`
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html>\n<html lang="en">\n<head><title>Error</title></head>\n<body><pre>${shown}</pre></body>\n</html>\n`,
  };
}
