/** All that a host needs of core's errors: it has classes for what becomes of them. */
export const MAPPING_ERROR = `/** An event that cannot become a right payload. The message names the call, the field and the remedy, never a value of the event. */
export class MappingError extends Error {
  constructor(code: string, path: string, rule: string, message: string) {
    super(message)
    this.name = 'MappingError'
  }
}
`;
