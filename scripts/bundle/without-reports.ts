import ts from 'typescript';

/** The methods of the mapper's report that only say something. */
const SAYING = new Set(['warn', 'mend', 'drop', 'sent']);

/**
 * Takes the statements that only report (warnings, trace, what was dropped) out of a file of the mapper. Where a minified file runs,
 * nobody could read them, and its size is bounded. The contract tests prove that the payloads stay the same.
 *
 * @param code TypeScript.
 * @returns TypeScript.
 * @example withoutReports("report.warn('tags.list', path(), 'Tags are text.'); return;") // 'return;'
 */
export function withoutReports(code: string): string {
  const source = ts.createSourceFile('mapper.ts', code, ts.ScriptTarget.ES2022, true);
  const transformation = ts.transform(source, [remover]);
  const [result] = transformation.transformed;
  const printed = result === undefined ? code : ts.createPrinter().printFile(result);
  transformation.dispose();
  return printed;
}

const remover: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isExpressionStatement(node) && isReporting(node.expression)) return factory.createEmptyStatement();
    if (ts.isReturnStatement(node) && node.expression !== undefined && isReporting(node.expression))
      return factory.createReturnStatement(factory.createVoidZero());
    return ts.visitEachChild(node, visit, context);
  };
  return (file) => ts.visitEachChild(file, visit, context);
};

/** `report.warn(…)` and `this.#report.drop(…)`. */
function isReporting(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression, name } = node.expression;
  if (!SAYING.has(name.text)) return false;
  return ts.isIdentifier(expression)
    ? expression.text === 'report'
    : ts.isPropertyAccessExpression(expression) && expression.name.text === '#report';
}
