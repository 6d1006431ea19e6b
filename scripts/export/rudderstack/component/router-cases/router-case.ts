/** Events that the host passes to the router in one request, and how their settings differ from the common ones. */
export interface RouterCase {
  id: string;
  description: string;
  config?: Readonly<Record<string, unknown>>;
  /** Their name, where several cases have the same. */
  settings?: string;
  messages: readonly object[];
  /** The object whose rows the connection syncs. */
  object?: string;
  /** How often the jobs were retried. */
  attemptNum?: number;
}
