import type { SandboxRequest } from '@encharge-destinations/sandbox';
import type { PlatformName } from '../api';

/** How the hosts of the platforms name themselves to a receiver. */
const AGENTS: readonly (readonly [agent: RegExp, platform: PlatformName])[] = [
  [/^Segment\b/, 'segment'],
  [/^Rudder/, 'rudderstack'],
];

/** The platform that sent a request; `undefined` for everybody else. */
export function senderOf({ headers }: Pick<SandboxRequest, 'headers'>): PlatformName | undefined {
  const agent = headers['user-agent'] ?? '';
  return AGENTS.find(([pattern]) => pattern.test(agent))?.[1];
}
