import type { SandboxRequest } from '@encharge-destinations/sandbox';
import type { PlatformName } from '../api';

/** The platforms' user agents. */
const AGENTS: readonly (readonly [agent: RegExp, platform: PlatformName])[] = [
  [/^Segment\b/, 'segment'],
  [/^Rudder/, 'rudderstack'],
];

/** The platform that sent a request; `undefined` for any other sender. */
export function senderOf({ headers }: Pick<SandboxRequest, 'headers'>): PlatformName | undefined {
  const agent = headers['user-agent'] ?? '';
  return AGENTS.find(([pattern]) => pattern.test(agent))?.[1];
}
