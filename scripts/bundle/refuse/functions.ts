import ts from 'typescript';
import type { Runtime } from '../runtime';
import type { Parsed } from './parse';

/** Functions that the host would call and not find, and names that it declares itself. */
export function functionRefusals({ file }: Parsed, runtime: Runtime): string[] {
  const declared = file.statements.flatMap((statement) =>
    ts.isFunctionDeclaration(statement) && statement.name !== undefined ? [statement.name.text] : [],
  );
  const missing = runtime.functions
    .filter((name) => !declared.includes(name))
    .map(
      (name) =>
        `the function ${name} is missing or renamed: ${runtime.name} call it by this name at the top level.`,
    );
  const clashes = topLevelNames(file)
    .filter((name) => runtime.reserved.includes(name))
    .map((name) => `the top-level name ${name} belongs to ${runtime.name}.`);
  return [...missing, ...clashes, ...exportRefusals(file, runtime)];
}

function exportRefusals(file: ts.SourceFile, { format, functions, name: host }: Runtime): string[] {
  const exported = file.statements.flatMap(exportsOf);
  if (format === 'script')
    return exported.length === 0 ? [] : [`${host} read a classic script, which cannot export anything.`];
  const wanted = functions.map((name) => `${name} as ${name}`);
  if (exported.join() === wanted.join()) return [];
  const found = exported.length === 0 ? 'nothing' : exported.join(', ');
  return [`the exports are ${found}; ${host} need exactly ${wanted.join(', ')}.`];
}

/** Each as `local as outer`. */
function exportsOf(statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement)) return ['default'];
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return ['*'];
    return exportClause.elements.map(
      ({ name, propertyName }) => `${(propertyName ?? name).text} as ${name.text}`,
    );
  }
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  return isExported ? namesOf(statement).map((name) => `${name} as ${name}`) : [];
}

function topLevelNames(file: ts.SourceFile): string[] {
  return file.statements.flatMap(namesOf);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) =>
    ts.isIdentifier(name) ? [name.text] : [],
  );
}
