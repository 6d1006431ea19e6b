import type { Expression, Node, PrivateIdentifier, Property, SpreadElement, Super } from 'acorn';
import type { Json } from '../api';

const LONGEST_NAME = 60;
/** Keys that could reach a prototype are not event keys. */
const HOSTILE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const PYTHON_WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['True', true],
  ['False', false],
  ['None', null],
]);

/** Reads literal values in code. Nothing is run: a value that only running could reveal is a gap, named by its code. */
export class LiteralReader {
  /** The code without a value here, such as `user.id`; its text replaces the value. */
  readonly gaps: string[] = [];

  constructor(private readonly code: string) {}

  /** @returns `undefined` for `undefined` itself. */
  read(node: Expression | SpreadElement): Json | undefined {
    switch (node.type) {
      case 'Literal':
        return isJsonLiteral(node.value) ? node.value : this.#gap(node);
      case 'TemplateLiteral':
        return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? '') : this.#gap(node);
      case 'UnaryExpression':
        return this.#number(node.operator, node.argument) ?? this.#gap(node);
      case 'ArrayExpression':
        return node.elements.map((element) => (element === null ? null : (this.read(element) ?? null)));
      case 'ObjectExpression':
        return this.#object(node.properties);
      case 'NewExpression':
        return this.#date(node.callee, node.arguments) ?? this.#gap(node);
      case 'Identifier':
        if (node.name === 'undefined') return undefined;
        return PYTHON_WORDS.has(node.name) ? PYTHON_WORDS.get(node.name) : this.#gap(node);
      default:
        return this.#gap(node);
    }
  }

  #object(properties: readonly (Property | SpreadElement)[]): Json {
    const entries: [string, Json][] = [];
    for (const property of properties) {
      const name = property.type === 'Property' && !property.computed ? nameOf(property.key) : undefined;
      if (property.type !== 'Property' || name === undefined || property.kind !== 'init') {
        this.#gap(property);
        continue;
      }
      const value = HOSTILE_KEYS.has(name) ? undefined : this.read(property.value);
      if (value !== undefined) entries.push([name, value]);
    }
    return Object.fromEntries(entries);
  }

  #number(operator: string, argument: Expression): Json | undefined {
    if (argument.type !== 'Literal' || typeof argument.value !== 'number') return undefined;
    if (operator === '-') return -argument.value;
    return operator === '+' ? argument.value : undefined;
  }

  #date(callee: Expression | Super, [argument]: readonly (Expression | SpreadElement)[]): Json | undefined {
    if (callee.type !== 'Identifier' || callee.name !== 'Date' || argument?.type !== 'Literal')
      return undefined;
    const date = new Date(argument.value as string | number);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  }

  #gap({ start, end }: Node): string {
    const code = this.code.slice(start, end).replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
    this.gaps.push(code);
    return code;
  }
}

/** The plain name of a key or member; `undefined` for a computed one. */
export function nameOf(node: Expression | PrivateIdentifier): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' && node.value !== null ? String(node.value) : undefined;
}

function isJsonLiteral(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}
