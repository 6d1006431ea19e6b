import type { Json } from '../../../src/workbench/api';
import { isObject } from '../json/parse';
import { conditionOf, pathOf } from './value-kind';

/**
 * A value of a mapping in words.
 *
 * @example describeValue({ '@if': { blank: { '@path': '$.a' }, then: { '@path': '$.a' }, else: { '@path': '$.b' } } })
 * // 'a, or b when that is blank'
 */
export function describeValue(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const path = pathOf(value);
  if (path !== undefined) return path === '' ? 'the whole event' : path;
  const condition = conditionOf(value);
  if (condition !== undefined) {
    const { test, value: tested, then, otherwise } = condition;
    const state = test === 'blank' ? 'blank' : 'missing';
    const rest = otherwise === undefined ? undefined : describeValue(otherwise);
    if (JSON.stringify(tested) === JSON.stringify(then)) {
      const first = describeValue(tested);
      return rest === undefined ? `${first}, unless ${state}` : `${first}, or ${rest} when that is ${state}`;
    }
    return `${describeValue(then)} unless ${describeValue(tested)} is ${state}${rest === undefined ? '' : `, then ${rest}`}`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const template = value['@template'];
  if (typeof template === 'string') return `the text “${template}”`;
  const keys = Object.keys(value);
  const directive = keys.find((key) => key.startsWith('@'));
  if (directive !== undefined) return `${directive} of the mapping kit`;
  return keys.length === 0 ? 'no entries' : keys.join(', ');
}

const CLAUSE = /^\s*(!?)\s*([\w.$]+)\s*(!=|=|>=|<=|>|<)\s*("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)\s*$/;
const OPERATORS = new Map([
  ['=', 'is'],
  ['!=', 'is not'],
  ['>', 'is more than'],
  ['<', 'is less than'],
  ['>=', 'is at least'],
  ['<=', 'is at most'],
]);

/**
 * A trigger in words, where it is of the plain kind: comparisons joined by `and` or by `or`.
 *
 * @returns `undefined` for triggers that only their own language can say.
 * @example describeTrigger('type = "track" and event = "Signed Up"') // 'When the call is track and event is Signed Up'
 */
export function describeTrigger(trigger: string): string | undefined {
  const joint = / or /i.test(trigger) ? ' or ' : ' and ';
  const clauses = trigger.split(new RegExp(joint, 'i')).map((clause) => CLAUSE.exec(clause));
  const words: string[] = [];
  for (const clause of clauses) {
    const [, not, field, operator, value] = clause ?? [];
    if (field === undefined || operator === undefined || value === undefined || not === '!') return undefined;
    const name = field === 'type' ? 'the call' : field;
    words.push(`${name} ${OPERATORS.get(operator) ?? operator} ${value.replace(/^"|"$/g, '')}`);
  }
  return `When ${words.join(joint)}`;
}
