import ts from 'typescript';

/** A parsed bundle, with its scopes resolved by the compiler. */
export interface Parsed {
  file: ts.SourceFile;
  checker: ts.TypeChecker;
}

const FILE = 'bundle.js';

/**
 * Parses a bundle as JavaScript and resolves its names, without any library: a name that the bundle does not declare has no symbol.
 *
 * @throws Error when it is not JavaScript.
 */
export function parseBundle(code: string): Parsed {
  const file = ts.createSourceFile(FILE, code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === FILE ? file : undefined),
    getDefaultLibFileName: () => '',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === FILE,
    readFile: () => undefined,
  };
  const program = ts.createProgram(
    [FILE],
    { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 },
    host,
  );
  const [problem] = program.getSyntacticDiagnostics(file);
  if (problem !== undefined) {
    const where = lineOf(file, problem.start);
    throw new Error(`Line ${where}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`);
  }
  return { file, checker: program.getTypeChecker() };
}

/** A position's line, from 1. */
export function lineOf(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}

/** Every node of a bundle, parents first. */
export function nodesOf(node: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [node];
  ts.forEachChild(node, (child) => {
    for (const below of nodesOf(child)) nodes.push(below);
  });
  return nodes;
}
