/** Whether the host reports a trigger that it cannot parse; it does not throw. */
export function saysUnreadable(output: unknown): boolean {
  return typeof output === 'string' && /^(?:Invalid|Failed to validate) subscription/.test(output);
}
