import { isIPv4 } from 'node:net';
import { headerKey } from '@encharge-destinations/core';
import { ClientError } from '../errors';

// The longest delay of a Node timer; a longer one would fire at once.
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Checks a key before it goes into a header.
 *
 * @returns the key without white space and invisible characters at its ends.
 * @param name The key's name in messages: `write key` or `API key`.
 * @throws {ClientError} `empty_key`, `invalid_key`
 */
export function checkKey(key: unknown, name: string): string {
  const remedy = `Copy the ${name} again from Your Account in Encharge.`;
  if (typeof key !== 'string' || key.trim() === '')
    throw new ClientError('empty_key', `The ${name} is empty.`, remedy);
  const carried = headerKey(key);
  // Redaction only finds plain ASCII, and every Encharge key is plain ASCII.
  if (carried === undefined || !/^[\x21-\x7e]+$/.test(carried)) {
    throw new ClientError(
      'invalid_key',
      `The ${name} holds a blank, a line break or a character that is not plain ASCII, which no HTTP header can carry.`,
      remedy,
    );
  }
  return carried;
}

/**
 * Checks an API's URL. Plain HTTP is for this machine only: every request carries the key in a header.
 *
 * @throws {ClientError} `invalid_url`, `insecure_url`
 */
export function checkUrl(url: unknown, key: string): URL {
  const remedy = 'Give a URL such as https://ingest.encharge.io/v1, without user, query or fragment.';
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') {
    throw new ClientError('invalid_url', 'The URL is not a valid http or https URL.', remedy);
  }
  if (`${parsed.username}${parsed.password}${parsed.search}${parsed.hash}` !== '') {
    throw new ClientError('invalid_url', 'The URL has a user, a query or a fragment.', remedy);
  }
  const segments = parsed.pathname.split('/');
  if (segments.includes(key) || segments.includes(encodeURIComponent(key))) {
    throw new ClientError('invalid_url', 'The URL holds the key, and URLs end up in logs.', remedy);
  }
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) {
    throw new ClientError(
      'insecure_url',
      'The URL would send the key unencrypted over the network.',
      'Use https; http is for 127.0.0.1, ::1 and localhost only.',
    );
  }
  return parsed;
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}

/** @throws {ClientError} `invalid_option` */
export function checkCount(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new ClientError('invalid_option', `"${name}" is not a positive whole number.`, 'Give 1 or more.');
}

/** @throws {ClientError} `invalid_option` */
export function checkMilliseconds(name: string, value: number): number {
  if (value > 0 && value <= LONGEST_TIMEOUT_MS) return value;
  throw new ClientError(
    'invalid_option',
    `"${name}" is not a number of milliseconds.`,
    `Give more than 0 and at most ${LONGEST_TIMEOUT_MS}.`,
  );
}
