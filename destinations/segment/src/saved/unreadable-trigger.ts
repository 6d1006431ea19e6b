/** Whether a result of the host says that it cannot parse the trigger of a mapping; it throws nothing. */
export function saysUnreadable(output: unknown): boolean {
  return typeof output === 'string' && /^(?:Invalid|Failed to validate) subscription/.test(output);
}
