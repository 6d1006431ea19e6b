import type { Sandbox } from '@encharge-destinations/sandbox';
import { bodyDiff } from '@encharge-destinations/testkit';

/** Expected flags: an option sends something that Encharge has not documented, or an unreadable time goes out unchanged. */
const FLAGGED_ON_PURPOSE: Readonly<Record<string, string>> = {
  'identify/clear-beside-blank': 'empty-string',
  'identify/clear-not-address': 'empty-string',
  'identify/clear-on-null': 'empty-string',
  'identify/clear-spelled': 'empty-string',
  'identify/dates-unreadable': 'date-format',
  'identify/epoch-limits': 'date-format',
  'identify/mapped-context-twice': 'empty-string',
  'identify/unreadable-epoch': 'date-format',
};

/**
 * What the strict sandbox should not have received: other bodies, a non-200 answer, a flag.
 *
 * @param isForced Flags that a host causes.
 * @returns one line for each; empty when it accepted exactly these bodies.
 */
export function acceptanceBreaches(
  id: string,
  sandbox: Sandbox,
  bodies: readonly object[],
  isForced: (rule: string, path: string) => boolean = () => false,
): string[] {
  const { requests, flags } = sandbox.state();
  return [
    ...bodyDiff(
      bodies,
      requests.map(({ body }) => body),
      [],
    ),
    ...requests
      .filter(({ status }) => status !== 200)
      .map(({ status }) => `the sandbox answered ${status ?? 'nothing'}`),
    ...flags
      .filter(({ rule, path }) => rule !== FLAGGED_ON_PURPOSE[id] && !isForced(rule, path))
      .map(({ rule, path }) => `the sandbox flagged ${rule} at ${path}`),
  ];
}
