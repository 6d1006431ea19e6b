const VALUE = String.raw`"(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null`;
const COMPARISON = new RegExp(String.raw`^\s*([\w.$-]+)\s*(!=|=|>=|<=|>|<)\s*(${VALUE})\s*$`);
const FUNCTION = new RegExp(String.raw`^\s*(!?)\s*(contains|match)\(\s*([\w.$-]+)\s*,\s*(${VALUE})\s*\)\s*$`);
const OPERATORS = new Map([
  ['=', 'is'],
  ['!=', 'is not'],
  ['>', 'is more than'],
  ['<', 'is less than'],
  ['>=', 'is at least'],
  ['<=', 'is at most'],
]);
const FUNCTIONS = new Map([
  ['contains', 'contains'],
  ['!contains', 'does not contain'],
  ['match', 'is like'],
  ['!match', 'is not like'],
]);

/**
 * A simple trigger in parts: comparisons joined by `and` or by `or`.
 *
 * @returns `undefined` for triggers that only their own language can express.
 * @example describeTrigger('type = "track" and event = "Signed Up"') // 'When the call is track and event is Signed Up'
 */
export function describeTrigger(trigger: string): string | undefined {
  const joint = / or /i.test(trigger) ? ' or ' : ' and ';
  const parts = trigger.split(new RegExp(joint, 'i')).map(describeClause);
  return parts.includes(undefined) ? undefined : `When ${parts.join(joint)}`;
}

function describeClause(clause: string): string | undefined {
  const [, field, operator = '', value = ''] = COMPARISON.exec(clause) ?? [];
  if (field !== undefined) return `${nameOf(field)} ${OPERATORS.get(operator) ?? operator} ${plain(value)}`;
  const [, not = '', name = '', path = '', tested = ''] = FUNCTION.exec(clause) ?? [];
  const parts = FUNCTIONS.get(`${not}${name}`);
  return parts === undefined ? undefined : `${nameOf(path)} ${parts} ${plain(tested)}`;
}

function nameOf(field: string): string {
  return field === 'type' ? 'the call' : field;
}

function plain(value: string): string {
  return value.replace(/^"|"$/g, '');
}
