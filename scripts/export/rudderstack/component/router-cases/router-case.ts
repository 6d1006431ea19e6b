/** Events that the host passes to the router in one request, and what differs from the settings of all cases. */
export interface RouterCase {
  id: string;
  description: string;
  config?: Readonly<Record<string, unknown>>;
  messages: readonly object[];
  /** The object whose rows the connection syncs. */
  object?: string;
  /** How often the jobs were repeated. */
  attemptNum?: number;
}
