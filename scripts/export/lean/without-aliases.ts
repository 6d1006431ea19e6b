import ts from 'typescript';
import { Changes } from './edits';

/** What these type names of a source stand for. */
export function aliasesIn(text: string, names: ReadonlySet<string>): Map<string, string> {
  return new Map(
    parsed(text)
      .statements.filter(ts.isTypeAliasDeclaration)
      .filter(({ name }) => names.has(name.text))
      .map(({ name, type }) => [name.text, type.getText()]),
  );
}

/**
 * A source that says what a type is where it names one of these. An alias of another name is imported from the same module.
 *
 * @example withoutAliases('const a: Pointer = b;', new Map([['Pointer', 'string']])) // 'const a: string = b;'
 */
export function withoutAliases(text: string, aliases: ReadonlyMap<string, string>): string {
  const changes = new Changes();
  const visit = (node: ts.Node): void => {
    const isType = ts.isTypeReferenceNode(node);
    const type = isType || ts.isImportSpecifier(node) ? aliases.get(node.getText()) : undefined;
    const isWord = type !== undefined && /^\w+$/.test(type);
    // An import of a type that needs none is left; nothing uses it.
    if (type !== undefined && (isType || /^[A-Z]\w*$/.test(type)))
      changes.edit({ from: node.getStart(), to: node.getEnd(), text: isWord ? type : `(${type})` });
    ts.forEachChild(node, visit);
  };
  visit(parsed(text));
  return changes.applyTo(text);
}

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2020, true);
}
