/** The first segments of REST paths below /v1; any other single segment of a POST is a key for Ingest. */
export const REST_SEGMENTS: ReadonlySet<string> = new Set([
  'accounts',
  'people',
  'tags',
  'tags-management',
  'fields',
  'schemas',
  'objects',
]);

/** True for a path that belongs to the REST API. */
export function isRestPath(path: string): boolean {
  return REST_SEGMENTS.has(path.split('/')[2] ?? '');
}
