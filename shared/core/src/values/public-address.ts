import type { Plan } from '../plan';
import type { Settings } from '../settings';
import { isPublicIp } from './ip-address';
import type { Path } from '../types';

/**
 * The first public address in a text: one address, or a list as proxies write it into `X-Forwarded-For`.
 *
 * @example firstPublicIp('10.0.0.1, 8.8.8.8') // '8.8.8.8'
 */
export function firstPublicIp(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.includes(',')
    ? value
        .split(',')
        .map(firstPublicIp)
        .find((ip) => ip !== undefined)
    : isPublicIp(value.trim())
      ? value.trim()
      : undefined;
}

/** An IP address that may go out; otherwise a remark says why there is none. */
export function publicAddress(
  value: unknown,
  from: Path,
  { sendIp }: Settings,
  plan: Plan,
): string | undefined {
  const address = sendIp ? firstPublicIp(value) : undefined;
  if (address === undefined) plan.remark(sendIp ? 'ip-not-public' : 'ip-off', from);
  return address;
}
