import ts from 'typescript';

/** A name that a module imports. */
export interface ImportedName {
  /** As written in the import. */
  specifier: string;
  /** The other module's name for it; `default` for its default export. */
  name: string;
  isType: boolean;
}

/** The top level of a TypeScript source. */
export interface Module {
  /** From the root, with slashes. */
  path: string;
  tree: ts.SourceFile;
  /** By the local name. */
  imports: ReadonlyMap<string, ImportedName>;
  /** Re-exports, by exported name. */
  reExports: ReadonlyMap<string, ImportedName>;
  /** The statement that declares a name; `default` is the default export. */
  declarations: ReadonlyMap<string, ts.Statement>;
}

/** Reads a source. */
export function parseModule(path: string, text: string): Module {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2020, true);
  return {
    path,
    tree,
    imports: new Map(tree.statements.flatMap((statement) => importsOf(statement))),
    reExports: new Map(tree.statements.flatMap((statement) => reExportsOf(statement))),
    declarations: new Map(
      tree.statements.flatMap((statement) =>
        namesOf(statement).map((name): [string, ts.Statement] => [name, statement]),
      ),
    ),
  };
}

function importsOf(statement: ts.Statement): [string, ImportedName][] {
  if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) return [];
  const { name: byDefault, namedBindings, phaseModifier } = statement.importClause;
  const isType = phaseModifier === ts.SyntaxKind.TypeKeyword;
  const specifier = specifierOf(statement);
  if (namedBindings !== undefined && !ts.isNamedImports(namedBindings))
    throw new Error(`Only named imports can be exported: ${statement.getText()}`);
  return [
    ...(byDefault === undefined
      ? []
      : [[byDefault.text, { specifier, name: 'default', isType }] as [string, ImportedName]]),
    ...(namedBindings?.elements ?? []).map(({ name, propertyName }): [string, ImportedName] => [
      name.text,
      { specifier, name: (propertyName ?? name).text, isType },
    ]),
  ];
}

function reExportsOf(statement: ts.Statement): [string, ImportedName][] {
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
  const { exportClause, isTypeOnly: isType } = statement;
  if (exportClause === undefined || !ts.isNamedExports(exportClause))
    throw new Error(`Only named re-exports can be exported: ${statement.getText()}`);
  const specifier = specifierOf(statement);
  return exportClause.elements.map(({ name, propertyName }) => [
    name.text,
    { specifier, name: (propertyName ?? name).text, isType },
  ]);
}

function specifierOf({ moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration): string {
  return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement)) return ['default'];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}
