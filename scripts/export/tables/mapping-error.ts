/** All that a host needs from core's errors: it has its own error classes. */
export const MAPPING_ERROR = `/** An event that cannot become a valid payload. The message names the call, the field and the remedy, never a value from the event. */
export class MappingError extends Error {
  constructor(code: string, path: string, rule: string, message: string) {
    super(message)
    this.name = 'MappingError'
  }
}
`;
