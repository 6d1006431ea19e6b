import { REASONS } from '../../../shared/core/src/tables/reasons';
import { warningText } from '../../../shared/core/src/tables/reasons';
import type { Reason } from '../../../shared/core/src/tables/reasons';

/** The texts of the reasons that warn. */
const WARNINGS: ReadonlyMap<string, string> = new Map(
  (Object.keys(REASONS) as Reason[]).flatMap((reason): [string, string][] => {
    const text = warningText(reason);
    return text === undefined ? [] : [[reason, text]];
  }),
);

export function isWarning(reason: string): boolean {
  return WARNINGS.has(reason);
}

/** Goes, with what explanations need from it. */
const READ_BY_EXPLANATIONS = `export function reasonOf(text: string): { rule: string; text: string } {
  return { rule: text, text };
}
`;

/** Core's reasons for a host that explains nothing: only the texts of warnings. */
export const WARNINGS_MODULE = `/** The texts of warnings; other reasons do not warn. \`{about}\` is what the remark names, \`{key}\` the last key of its place. */
const WARNINGS: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(WARNINGS))};

export const warningText = (reason: string): string | undefined => WARNINGS[reason];

${READ_BY_EXPLANATIONS}`;
