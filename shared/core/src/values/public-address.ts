import type { Plan } from '../plan';
import type { Settings } from '../settings';
import { isPublicIp } from './ip-address';
import type { Path } from './path';

/** An IP address that may go out, trimmed; otherwise a remark says why there is none. */
export function publicAddress(
  value: unknown,
  from: Path,
  { sendIp }: Settings,
  plan: Plan,
): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  if (sendIp && isPublicIp(text)) return text;
  plan.remark(sendIp ? 'ip-not-public' : 'ip-off', from);
  return undefined;
}
