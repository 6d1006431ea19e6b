import type { OutcomeKind } from '@encharge-destinations/core';
import { PROVENANCES } from '../scenarios/scenario';
import { isKeptHeader } from '../scrub/headers';
import { KEY_PLACEHOLDERS, METHODS } from './exchange';
import type {
  Body,
  Exchange,
  ExchangeAnswer,
  ExchangeFault,
  ExchangeRequest,
  OutcomeDifference,
  Recording,
} from './exchange';
import { ExchangeError } from './exchange-error';
import { FieldReader } from './field-reader';

const FIELDS = [
  'title',
  'description',
  'provenance',
  'source',
  'sandboxOnly',
  'before',
  'fault',
  'request',
  'answer',
  'outcome',
  'differences',
  'recording',
];
const OUTCOMES: readonly OutcomeKind[] = [
  'delivered',
  'credentials',
  'plan',
  'rejected',
  'throttled',
  'retryable',
];
const FAULTS = ['400', '401', '403', '429', '500', '503', 'malformed', 'reset'] as const;

/**
 * Reads an exchange strictly: an unknown, missing or mistyped field is rejected.
 *
 * @param text The file's content.
 * @param file Its name, for messages; without `.json` it is the exchange's name.
 * @throws {ExchangeError} naming the file and the field.
 */
export function readExchange(text: string, file: string): Exchange {
  const fields = new FieldReader(file, '', parse(text, file), FIELDS);
  const { name, answer, outcome } = { name: file.replace(/\.json$/, ''), ...meaning(fields) };
  return {
    name,
    title: fields.text('title'),
    description: fields.text('description'),
    provenance: fields.oneOf('provenance', PROVENANCES),
    source: fields.text('source'),
    ...(fields.has('sandboxOnly') ? { sandboxOnly: fields.text('sandboxOnly') } : {}),
    before: fields.has('before')
      ? fields.list('before').map((one, index) => readRequest(file, `/before/${index}`, one))
      : [],
    ...(fields.has('fault') ? { fault: readFault(file, fields.get('fault')) } : {}),
    request: readRequest(file, '/request', fields.get('request')),
    ...(answer === undefined ? {} : { answer }),
    ...(outcome === undefined ? {} : { outcome }),
    differences: fields.has('differences') ? readDifferences(file, fields.get('differences')) : {},
    ...(fields.has('recording') ? { recording: readRecording(file, fields.get('recording')) } : {}),
  };
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ExchangeError(
      file,
      '',
      'is not JSON: broken, or only half of it was written. Restore it from git, or record it again.',
    );
  }
}

function meaning(fields: FieldReader): Pick<Exchange, 'answer' | 'outcome'> {
  const { file } = fields;
  if (fields.has('answer') !== fields.has('outcome'))
    throw fields.error(fields.has('answer') ? 'outcome' : 'answer', 'is missing: an answer has an outcome.');
  if (!fields.has('answer')) return {};
  const outcome = new FieldReader(file, '/outcome', fields.get('outcome'), ['kind', 'retryAfterMs']);
  return {
    answer: readAnswer(file, fields.get('answer')),
    outcome: {
      kind: outcome.oneOf('kind', OUTCOMES),
      ...(outcome.has('retryAfterMs')
        ? { retryAfterMs: outcome.integer('retryAfterMs', 0, 86_400_000) }
        : {}),
    },
  };
}

function readRequest(file: string, pointer: string, value: unknown): ExchangeRequest {
  const known = ['to', 'method', 'path', 'query', 'headers', 'json', 'text'];
  const fields = new FieldReader(file, pointer, value, known);
  const path = fields.text('path');
  if (!/^\/[^?#\s]*$/.test(path)) throw fields.error('path', 'must start with / and have no query.');
  const headers = readHeaders(fields, 'request');
  const key = headers['x-encharge-token'];
  if (key !== undefined && !KEY_PLACEHOLDERS.some((placeholder) => placeholder === key))
    throw fields.error('headers/x-encharge-token', `must be one of ${KEY_PLACEHOLDERS.join(', ')}.`);
  return {
    to: fields.oneOf('to', ['ingest', 'rest']),
    method: fields.oneOf('method', METHODS),
    path,
    ...(fields.has('query') ? { query: fields.texts('query') } : {}),
    headers,
    ...readBody(fields),
  };
}

function readAnswer(file: string, value: unknown): ExchangeAnswer {
  const fields = new FieldReader(file, '/answer', value, ['status', 'headers', 'json', 'text']);
  const status = fields.integer('status', 0, 599);
  if (status > 0 && status < 200) throw fields.error('status', 'must be a final status, or 0 for no answer.');
  return { status, headers: readHeaders(fields, 'answer'), ...readBody(fields) };
}

function readHeaders(fields: FieldReader, side: 'request' | 'answer'): Record<string, string> {
  const headers = fields.texts('headers');
  for (const name of Object.keys(headers))
    if (name !== name.toLowerCase() || !isKeptHeader(side, name))
      throw fields.error(`headers/${name}`, 'is not a header that a fixture may keep (names in lower case).');
  return headers;
}

function readBody(fields: FieldReader): Body {
  if (fields.has('json') && fields.has('text'))
    throw fields.error('text', 'excludes json: a body has only one of them.');
  if (fields.has('json')) return { json: fields.get('json') };
  return fields.has('text') ? { text: fields.text('text') } : {};
}

function readFault(file: string, value: unknown): ExchangeFault {
  const fields = new FieldReader(file, '/fault', value, ['kind', 'retryAfter', 'status', 'as']);
  return {
    kind: fields.oneOf('kind', FAULTS),
    ...(fields.has('retryAfter') ? { retryAfter: fields.integer('retryAfter', 0, 86_400) } : {}),
    ...(fields.has('status') ? { status: fields.integer('status', 200, 599) } : {}),
    ...(fields.has('as') ? { as: fields.oneOf('as', ['json', 'html', 'error']) } : {}),
  };
}

function readDifferences(file: string, value: unknown): Record<string, OutcomeDifference> {
  const platforms = Object.keys(Object(value) as object);
  const fields = new FieldReader(file, '/differences', value, platforms);
  const entries = platforms.map((platform) => {
    const one = new FieldReader(file, `/differences/${platform}`, fields.get(platform), ['reason', 'class']);
    const outcome = one.oneOf('class', ['delivered', 'final', 'retried']);
    return [platform, { reason: one.text('reason'), class: outcome }] as const;
  });
  return Object.fromEntries(entries);
}

function readRecording(file: string, value: unknown): Recording {
  const fields = new FieldReader(file, '/recording', value, ['at', 'checksum']);
  const at = fields.text('at');
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at));
  if (!isTime) throw fields.error('at', 'must be a time as 2026-01-02T03:04:05.678Z.');
  return { at, checksum: fields.text('checksum') };
}
