/** A mapping as a customer saved it. */
export interface SavedMapping {
  /** The action's key, such as `trackEvent`. */
  action: string;
  /** The fields, with the host's directives. */
  mapping: Readonly<Record<string, unknown>>;
  /** Which events it takes, in the host's language (`type = "track"`). Default: the action's usual events; for tags, all. */
  trigger?: string | undefined;
  /** What the customer calls it. Default: the action's key. */
  name?: string | undefined;
}
