import { parse, parseExpressionAt } from 'acorn';
import type { CallExpression, Expression, Statement, ModuleDeclaration } from 'acorn';
import { isRecord } from '../../cli/json/records';
import type { Json, PastedEvents } from '../api';
import { LiteralReader, nameOf } from './literal';
import { isPython, SDK_CALLS, SdkCalls } from './sdk-calls';

const SYNTAX = { ecmaVersion: 'latest', sourceType: 'module', allowAwaitOutsideFunction: true } as const;

/** `undefined` when the text is not code, or contains no SDK call and no object. */
export function readCode(text: string): PastedEvents | undefined {
  const reader = new LiteralReader(text);
  const events = literalsIn(text, reader) ?? callsIn(text, reader);
  if (events === undefined || events.length === 0) return undefined;
  const gaps = [...new Set(reader.gaps)];
  return gaps.length === 0
    ? { events }
    : { events, note: `Code is not run here: type values in place of ${gaps.join(', ')}.` };
}

/** An object or a list as code or a console writes it: names without quotes, single quotes, comments. */
function literalsIn(text: string, reader: LiteralReader): Json[] | undefined {
  let node: Expression;
  try {
    node = parseExpressionAt(text, 0, SYNTAX);
  } catch {
    return undefined;
  }
  if (!/^[\s;,]*$/.test(text.slice(node.end))) return undefined;
  if (node.type !== 'ObjectExpression' && node.type !== 'ArrayExpression') return undefined;
  const value = reader.read(node);
  const events = Array.isArray(value) ? value : [value ?? null];
  return events.every(isRecord) ? events : undefined;
}

function callsIn(text: string, reader: LiteralReader): Json[] | undefined {
  let body: readonly (Statement | ModuleDeclaration)[];
  try {
    ({ body } = parse(withoutPython(text), SYNTAX));
  } catch {
    return undefined;
  }
  const calls = new SdkCalls();
  return body.flatMap((statement) => {
    const call = statement.type === 'ExpressionStatement' ? callIn(statement.expression) : undefined;
    const name = call?.callee.type === 'MemberExpression' ? nameOf(call.callee.property) : undefined;
    if (call === undefined || name === undefined || !SDK_CALLS.has(name)) return [];
    // A callback is not part of the event.
    const args = call.arguments.filter(({ type }) => !/Function/.test(type));
    const named = args.filter((argument) => argument.type === 'AssignmentExpression');
    const values = args
      .filter((argument) => argument.type !== 'AssignmentExpression')
      .map((argument) => reader.read(argument));
    if (named.length === 0 && !isPython(name, values)) return [calls.event(name, values)];
    const entries = named.flatMap(({ left, right }) => {
      const key = left.type === 'Identifier' ? nameOf(left) : undefined;
      return key === undefined ? [] : [[key, reader.read(right)] as const];
    });
    return [calls.pythonEvent(name, values, entries)];
  });
}

/** Python-only lines (imports and comments), blanked so that the rest keeps its place. */
function withoutPython(text: string): string {
  return text.replace(/^[ \t]*(?:#(?!!).*|import [\w.]+(?: as \w+)?|from [\w.]+ import .*)$/gm, (line) =>
    ' '.repeat(line.length),
  );
}

function callIn(expression: Expression): CallExpression | undefined {
  if (expression.type === 'AwaitExpression') return callIn(expression.argument);
  return expression.type === 'CallExpression' ? expression : undefined;
}
