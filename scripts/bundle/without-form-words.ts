import ts from 'typescript';

/** What the field tables hold for forms and docs alone. */
const FORM_WORDS = new Set(['label', 'description', 'advanced']);

/**
 * Takes the words for forms out of a file of field tables: nobody reads them in a pasted file, and its size is bounded.
 *
 * @param code TypeScript.
 * @returns TypeScript.
 * @example withoutFormWords("const field = { key: 'ip', label: 'IP address' };") // "const field = { key: 'ip' };"
 */
export function withoutFormWords(code: string): string {
  const source = ts.createSourceFile('table.ts', code, ts.ScriptTarget.ES2022, true);
  const transformation = ts.transform(source, [remover]);
  const [result] = transformation.transformed;
  const printed = result === undefined ? code : ts.createPrinter().printFile(result);
  transformation.dispose();
  return printed;
}

const remover: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const visit = (node: ts.Node): ts.Node | undefined =>
    isFormWord(node) ? undefined : ts.visitEachChild(node, visit, context);
  return (file) => ts.visitEachChild(file, visit, context);
};

function isFormWord(node: ts.Node): boolean {
  const isProperty = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
  return isProperty && ts.isIdentifier(node.name) && FORM_WORDS.has(node.name.text);
}
