import type { Json, SegmentField } from '../../../src/workbench/api';
import { isObject } from '../json/parse';

/** How a mapped value is edited. */
export type ValueKind = 'none' | 'path' | 'literal' | 'table' | 'condition' | 'json';

/** A mapping kit condition. Despite its name, `blank` takes `then` when the value is *not* blank. */
export interface Condition {
  test: 'blank' | 'exists';
  value: Json;
  then: Json | undefined;
  otherwise: Json | undefined;
}

/** The kind of a mapped value. */
export function kindOf(value: Json | undefined): ValueKind {
  if (value === undefined) return 'none';
  if (!isObject(value)) return Array.isArray(value) && !value.every(isText) ? 'json' : 'literal';
  if (pathOf(value) !== undefined) return 'path';
  if (conditionOf(value) !== undefined) return 'condition';
  return Object.keys(value).some((key) => key.startsWith('@')) ? 'json' : 'table';
}

/** The path that a value reads, without `$.`; `undefined` for other values. */
export function pathOf(value: Json | undefined): string | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined;
  const path = value['@path'];
  return typeof path === 'string' ? withoutRoot(path) : undefined;
}

/** The value that reads a path. */
export function readPath(path: string): Json {
  return { '@path': `$.${withoutRoot(path)}` };
}

/** A path without its `$.`, which means the event. */
export function withoutRoot(path: string): string {
  return path.replace(/^\$\.?/, '');
}

/** A value as a condition; `undefined` for other values, and for conditions that this editor cannot show. */
export function conditionOf(value: Json | undefined): Condition | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined;
  const condition = value['@if'];
  if (!isObject(condition)) return undefined;
  const { blank, exists, then, else: otherwise, ...others } = condition;
  if (Object.keys(others).length > 0 || (blank === undefined) === (exists === undefined)) return undefined;
  return blank === undefined
    ? { test: 'exists', value: exists as Json, then, otherwise }
    : { test: 'blank', value: blank, then, otherwise };
}

/** A condition as a value. */
export function conditionValue({ test, value, then, otherwise }: Condition): Json {
  return {
    '@if': {
      [test]: value,
      ...(then === undefined ? {} : { then }),
      ...(otherwise === undefined ? {} : { else: otherwise }),
    },
  };
}

/** The initial value for a newly chosen kind; keeps as much of the previous value as possible. */
export function initialValue(
  kind: ValueKind,
  field: SegmentField,
  before: Json | undefined,
): Json | undefined {
  if (kindOf(before) === kind) return before;
  switch (kind) {
    case 'none':
      return undefined;
    case 'path':
      return readPath('');
    case 'literal':
      return field.type === 'boolean' ? false : field.multiple ? [] : '';
    case 'table':
      return {};
    case 'condition': {
      const value = before !== undefined && pathOf(before) !== undefined ? before : readPath('');
      return conditionValue({ test: 'blank', value, then: value, otherwise: readPath('') });
    }
    case 'json':
      return before;
  }
}

function isText(value: Json): boolean {
  return typeof value === 'string';
}
