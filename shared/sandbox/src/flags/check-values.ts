import { BlockList, isIP } from 'node:net';
import type { Findings } from './findings';
import { isFilled, isForbiddenKey, isRecord, MAX_DEPTH, pointer, walkJson } from '../values/json';
import type { JsonRecord } from '../values/json';

const ISO_DATETIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const NOT_PUBLIC = buildNotPublic();
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Flags a body's keys, at any depth, that would reach a prototype. */
export function flagForbiddenKeys(body: unknown, findings: Findings): void {
  walkJson(body, MAX_DEPTH, (path, key) => {
    if (isForbiddenKey(key)) findings.flag('forbidden-key', path);
  });
}

/** Flags every key that is not in the list. */
export function checkKeys(
  record: JsonRecord,
  known: readonly string[],
  path: string,
  findings: Findings,
): void {
  for (const key of Object.keys(record)) {
    if (!known.includes(key)) findings.flag('unknown-key', pointer(path, key));
  }
}

/** Flags a value that exists but is not an object; returns an object. */
export function checkObject(value: unknown, path: string, findings: Findings): JsonRecord | undefined {
  if (isRecord(value)) return value;
  if (value !== undefined) findings.flag('wrong-type', path);
  return undefined;
}

/** Flags a value that exists but is not a string. */
export function checkString(value: unknown, path: string, findings: Findings): void {
  if (value !== undefined && typeof value !== 'string') findings.flag('wrong-type', path);
}

/** Flags anything but an ISO 8601 datetime with a zone, and days and times that do not exist. */
export function checkDate(value: unknown, path: string, findings: Findings): void {
  const parts = typeof value === 'string' ? ISO_DATETIME.exec(value) : null;
  if (parts === null) findings.flag('date-format', path);
  else if (!exists(parts)) findings.flag('date-invalid', path);
}

/** Flags an identifier that exists but cannot identify anyone. */
export function checkIdentifier(value: unknown, path: string, findings: Findings, numbers: boolean): void {
  if (value === undefined || isFilled(value)) return;
  if (!(numbers && typeof value === 'number' && Number.isSafeInteger(value)))
    findings.flag('identity-type', path);
}

/** Flags an invalid email. */
export function checkEmail(value: unknown, path: string, findings: Findings): void {
  if (value === undefined) return;
  if (!isFilled(value)) findings.flag('identity-type', path);
  else if (!EMAIL.test(value)) findings.flag('email-invalid', path);
}

/** Flags an address that is not a public internet address. */
export function checkIp(value: unknown, path: string, findings: Findings): void {
  if (value === undefined) return;
  const version = typeof value === 'string' ? isIP(value) : 0;
  if (version === 0) findings.flag('ip-invalid', path);
  else if (NOT_PUBLIC.check(value as string, version === 4 ? 'ipv4' : 'ipv6'))
    findings.flag('ip-private', path);
}

function exists(parts: RegExpExecArray): boolean {
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return (
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 61
  );
}

// Without the ranges reserved for documentation (192.0.2.0/24 and others): examples and tests need addresses.
function buildNotPublic(): BlockList {
  const list = new BlockList();
  const ranges4 = [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
  ];
  for (const range of [...ranges4, '192.168.0.0/16', '224.0.0.0/4', '240.0.0.0/4']) add(list, range, 'ipv4');
  for (const range of ['::/128', '::1/128', 'fc00::/7', 'fe80::/10', 'ff00::/8']) add(list, range, 'ipv6');
  return list;
}

function add(list: BlockList, range: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', prefix = ''] = range.split('/');
  list.addSubnet(address, Number(prefix), family);
}
