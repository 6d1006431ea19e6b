import ts from 'typescript';

/** Picks what core calls only for explanations. */
export function isRemark({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'remark';
}
