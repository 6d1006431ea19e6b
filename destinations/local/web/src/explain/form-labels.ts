/** Phrases in reasons that refer to a setting; the first match counts. */
const SIGNS: readonly (readonly [sign: RegExp, setting: string])[] = [
  [/\bsegment dialect\b/, 'dialect'],
  [/\b(sendIp|traitsOnEvents|emailOnEvents|emailFromProperties|clearOnNull|maxEventAge)\b/, '$1'],
  [/\boption (anonymous|pages|screens)\b/, '$1'],
  [/\ballow-list\b/, 'allow'],
  [/\bdeny-list\b/, 'deny'],
  [/\bMap (?:it|its path|one of its paths)\b/, 'rename'],
];
/** The setting that a reason is about; `undefined` when no setting would change it. */
export function settingIn(reason: string): string | undefined {
  for (const [sign, setting] of SIGNS) {
    const found = sign.exec(reason);
    if (found !== null) return setting === '$1' ? found[1] : setting;
  }
  return undefined;
}

/**
 * A reason with the form's labels in place of the mapper's option names and values.
 *
 * @example withFormLabels('sendIp is off.', fields) // '“Send the IP address” is off.'
 */
export function withFormLabels(
  reason: string,
  fields: readonly { key: string; label: string; choices: readonly { value: string; label: string }[] }[],
): string {
  const setting = settingIn(reason);
  const field = fields.find(({ key }) => key === setting);
  if (field === undefined) return reason;
  // A camel-case name is unmistakable; other names are ordinary words unless called an option.
  const isUnmistakable = /[A-Z]/.test(field.key);
  const name = new RegExp(`(?:the )?option ${field.key}\\b${isUnmistakable ? `|\\b${field.key}\\b` : ''}`);
  const named = reason.replace(name, `“${field.label}”`);
  if (named === reason) return reason;
  return named.replace(/” is (\w+)/, (whole: string, value: string) => {
    const choice = field.choices.find((one) => one.value === value);
    return choice === undefined ? whole : `” is “${choice.label}”`;
  });
}
