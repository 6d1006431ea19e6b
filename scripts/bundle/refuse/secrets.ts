import ts from 'typescript';
import { isSecretName } from '@encharge-destinations/core';
import { lineOf, nodesOf } from './parse';
import type { Parsed } from './parse';

/** The names that this project's files use for keys, besides those that the mapper treats as secrets. */
const KEY_NAMES = /^(write|api)[-_ ]?key$|^x-encharge-token$|^authorization$/i;
/** A JSON Web Token, the format of Encharge's API keys. */
const TOKEN = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/;
/** Letters and digits in one long run, like a key: not a word, a URL or a date. */
const RUN = /[A-Za-z0-9_+=-]{20,}/g;

/** Baked-in keys: a file that is pasted, mailed and kept in histories must not contain one. */
export function secretRefusals({ file }: Parsed): string[] {
  const refusals = nodesOf(file).flatMap((node) => {
    const line = lineOf(file, node.getStart());
    const text = ts.isStringLiteralLike(node) ? node.text : undefined;
    if (text === undefined || text === '') return [];
    const name = nameOf(node);
    // `TOKEN_HEADER = 'X-Encharge-Token'` contains a key's name, not a key.
    if (name !== undefined && isKeyName(name) && !isKeyName(text))
      return [
        `line ${line}: ${name} holds a value. Keys belong in the host's own settings, never in a file.`,
      ];
    return looksLikeSecret(text)
      ? [`line ${line}: a text looks like a key. Keys belong in the host's own settings, never in a file.`]
      : [];
  });
  const inComments = refusals.length === 0 && TOKEN.test(file.text) ? ['a comment holds a token.'] : [];
  return [...refusals, ...inComments];
}

/** Whether a setting with this name is a key. */
export function isKeyName(name: string): boolean {
  return KEY_NAMES.test(name.trim()) || isSecretName(name);
}

/** Whether a text looks like a key. */
export function looksLikeSecret(text: string): boolean {
  if (TOKEN.test(text)) return true;
  return [...text.matchAll(RUN)].some(([run]) => {
    const digits = run.replace(/\D/g, '').length;
    const letters = run.replace(/[^A-Za-z]/g, '').length;
    return digits >= 4 && letters >= 4;
  });
}

/** A literal's name: that of its variable, its property, or its assignment's left side. */
function nameOf(node: ts.Node): string | undefined {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && parent.initializer === node && ts.isIdentifier(parent.name))
    return parent.name.text;
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) return textOfName(parent.name);
  if (ts.isPropertyDeclaration(parent) && parent.initializer === node) return textOfName(parent.name);
  if (
    ts.isBinaryExpression(parent) &&
    parent.right === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    const { left } = parent;
    if (ts.isIdentifier(left)) return left.text;
    if (ts.isPropertyAccessExpression(left)) return left.name.text;
    if (ts.isElementAccessExpression(left) && ts.isStringLiteralLike(left.argumentExpression))
      return left.argumentExpression.text;
  }
  return undefined;
}

function textOfName(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}
