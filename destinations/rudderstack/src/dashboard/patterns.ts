/** A template that RudderStack fills in for each event, or an environment variable; any text may be one. */
const TEMPLATE_OR_VARIABLE = '(^\\{\\{.*\\|\\|(.*)\\}\\}$)|(^env[.].+)';

/** A dashboard pattern: the text itself, a template, or an environment variable. */
export function dashboardPattern(pattern: string): string {
  return `${TEMPLATE_OR_VARIABLE}|${pattern}`;
}
