import { isIPv4, isIPv6 } from 'node:net';
import { isListed } from './names';
import { objectAt } from './text';
import type { Dictionary, Options } from './types';

const PRIVATE_V4 =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|22[4-9]|2[3-5]\d)\./;
/** Unspecified, loopback, link-local, unique local, multicast. */
const PRIVATE_V6 = /^(::1?$|fe[89ab]|f[cd]|ff)/i;

/** The visitor's public address. */
export function publicIp(event: Dictionary, { sendIp, deny }: Options): string | undefined {
  if (!sendIp || isListed(deny, 'ip')) return undefined;
  // A server SDK's address is the customer's own server.
  const isFromVisitor = event['channel'] === 'web' || event['channel'] === 'mobile';
  const places = [objectAt(event, 'context')['ip'], isFromVisitor ? event['request_ip'] : undefined];
  return places.flatMap(addressesIn).find(isPublic);
}

/** One address, or an X-Forwarded-For list. */
export function addressesIn(value: unknown): string[] {
  return typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [];
}

export function isPublic(address: string): boolean {
  return isIPv4(address) ? !PRIVATE_V4.test(address) : isIPv6(address) && !PRIVATE_V6.test(address);
}
