import { code, row, withBlock } from '../../scripts/generate/blocks';
import { describeConditions } from '../bench/report/run';
import type { Conditions } from '../bench/report/run';
import type { CaseResult, EngineRun } from './run-engine';

/** The command that writes the page. */
const BY = 'npm run engine -- --write';

/** Whether a case holds. */
export type Verdict = 'holds' | 'DOES NOT HOLD' | 'not run';

export function verdictOf({ notRun, faults }: CaseResult): Verdict {
  if (faults.length > 0) return 'DOES NOT HOLD';
  return notRun === undefined ? 'holds' : 'not run';
}

/** A line for each case, and what is wrong with it. */
export function describeResult(result: CaseResult): string {
  const { name, seen, faults, notRun, seconds } = result;
  return [
    `${verdictOf(result)}  ${name} (${seconds.toFixed(0)} s)`,
    ...[...(notRun === undefined ? [] : [notRun]), ...seen].map((line) => `    ${line}`),
    ...faults.map((line) => `    wrong: ${line}`),
  ].join('\n');
}

/** The results page with this run in place of the last one that went the same way. */
export function withRun(page: string, { way, results }: EngineRun, conditions: Conditions): string {
  const table = [
    row('case', 'requirement', 'verdict', 'seen'),
    row('---', '---', '---', '---'),
    ...results.map((result) =>
      row(
        result.name,
        result.title,
        verdictOf(result),
        [
          ...(result.notRun === undefined ? [] : [result.notRun]),
          ...result.seen,
          ...result.faults.map(code),
        ].join('<br>'),
      ),
    ),
  ].join('\n');
  return withBlock(page, way, `${describeConditions(conditions)}.\n\n${table}`, BY);
}
