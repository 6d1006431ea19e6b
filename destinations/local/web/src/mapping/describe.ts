import type { Json } from '../../../src/workbench/api';
import { isObject } from '../json/parse';
import { conditionOf, pathOf, withoutRoot } from './value-kind';

/**
 * A mapped value in words.
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
    // Only lists have a concat: this is how the mapping kit tests for one.
    const isList = test === 'exists' && pathOf(tested)?.endsWith('.concat') === true;
    if (isList && isObject(then) && Object.keys(then).length === 0 && rest !== undefined)
      return `${rest}, unless it is a list`;
    if (JSON.stringify(tested) === JSON.stringify(then)) {
      const first = describeValue(tested);
      return rest === undefined ? `${first}, unless ${state}` : `${first}, or ${rest} when that is ${state}`;
    }
    return `${describeValue(then)} unless ${describeValue(tested)} is ${state}${rest === undefined ? '' : `, then ${rest}`}`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value);
  const directive = keys.find((key) => key.startsWith('@'));
  if (directive !== undefined) return describeDirective(directive, value[directive] ?? null);
  return keys.length === 0 ? 'no entries' : keys.join(', ');
}

/** A mapping field in words: for renames, paths with their new names. */
export function describeField({ key }: { key: string }, value: Json | undefined): string {
  if (key !== 'rename' || !isObject(value)) return describeValue(value);
  const all = Object.entries(value).map(([from, to]) => (typeof to === 'string' ? `${from} → ${to}` : from));
  return all.length === 0 ? describeValue(value) : all.join(', ');
}

/** What a directive does with its parts, in words. */
function describeDirective(name: string, operand: Json): string {
  const options = isObject(operand) ? operand : {};
  const part = describeValue(options['value']);
  const text = (key: string): string => (typeof options[key] === 'string' ? options[key] : '');
  switch (name) {
    case '@template':
      return typeof operand === 'string' ? `the text “${operand}”` : 'a text with values of the event';
    case '@literal':
      return describeValue(operand);
    case '@case':
      return `${part} in ${text('operator') === 'upper' ? 'capital' : 'small'} letters`;
    case '@replace':
      if (text('pattern') === text('replacement')) return `${part} as text`;
      return text('replacement') === ''
        ? `${part} without “${text('pattern')}”`
        : `${part} with “${text('replacement')}” in place of “${text('pattern')}”`;
    case '@json':
      return options['mode'] === 'decode' ? `${part}, read from a JSON text` : `${part} as a JSON text`;
    case '@flatten':
      return `${part} in one level, names joined by “${text('separator')}”`;
    case '@merge':
      return describeMerge(options);
    case '@arrayPath':
      return describeList(operand);
    case '@excludeWhenNull':
      return `${describeValue(operand)} without what is null`;
    case '@transform':
      return `${describeValue(options['mapping'])}, after ${describeValue(options['apply'])} were made of the event`;
    case '@if':
      return 'one value or another, by a condition';
    case '@liquid':
      return 'a text that a Liquid template makes';
    default:
      return `what ${name.slice(1)} makes of the event`;
  }
}

function describeMerge({ objects, direction }: Record<string, Json>): string {
  const parts = Array.isArray(objects) ? objects.map(describeValue) : [];
  const wins = direction === 'left' ? 'first' : 'last';
  return `${parts.join(' and ')} together; of two with a name the ${wins} one counts`;
}

function describeList(operand: Json): string {
  const [path = null, shape = null] = Array.isArray(operand) ? operand : [];
  const list = typeof path === 'string' ? withoutRoot(path) : describeValue(path);
  const keys = isObject(shape) ? Object.keys(shape) : [];
  return keys.length === 0 ? `the list ${list}` : `of each of ${list}: ${keys.join(', ')}`;
}
