import { posix } from 'node:path';
import ts from 'typescript';
import type { ExportedFile } from '../sources/exported-file';

/** The compiler's "declared but never read", for a name and for all names in a destructuring. */
export const UNREAD = new Set([6133, 6138, 6192, 6196, 6198, 6199]);

/** Where the compiler thinks the sources are. */
const FOLDER = '/exported/';

/** The host's compiler options, except for its packages: what comes from them needs no check here. */
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  target: ts.ScriptTarget.ES2020,
  lib: ['lib.es2020.d.ts'],
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  types: [],
};

/** A name in one of the sources. */
export interface Reference {
  path: string;
  node: ts.Node;
}

/** The compiler's knowledge of changing sources. */
export interface SourceService {
  paths: () => string[];
  text: (path: string) => string;
  write: (path: string, text: string) => void;
  tree: (path: string) => ts.SourceFile;
  /** What the compiler finds unused. */
  unused: (path: string) => readonly ts.Diagnostic[];
  /** Every reference to the name at a position, including its declaration. */
  references: (path: string, position: number) => Reference[];
}

/** Reads sources with the compiler's language service. */
export function sourceService(sources: readonly ExportedFile[]): SourceService {
  const texts = new Map(sources.map(({ path, text }) => [`${FOLDER}${path}`, { text, version: 0 }]));
  const host: ts.LanguageServiceHost = {
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (file) => String(texts.get(file)?.version ?? 0),
    getScriptSnapshot: (file) => {
      const text = texts.get(file)?.text ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => FOLDER,
    getCompilationSettings: () => OPTIONS,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (file) => texts.has(file) || ts.sys.fileExists(file),
    readFile: (file) => texts.get(file)?.text ?? ts.sys.readFile(file),
  };
  const service = ts.createLanguageService(host);
  const tree = (path: string): ts.SourceFile => {
    const found = service.getProgram()?.getSourceFile(`${FOLDER}${path}`);
    if (found === undefined) throw new Error(`${path} is not a source.`);
    return found;
  };
  const known = new Map<string, readonly ts.Diagnostic[]>();
  return {
    paths: () => [...texts.keys()].map((file) => posix.relative(FOLDER, file)),
    text: (path) => texts.get(`${FOLDER}${path}`)?.text ?? '',
    write: (path, text) => {
      const version = (texts.get(`${FOLDER}${path}`)?.version ?? 0) + 1;
      texts.set(`${FOLDER}${path}`, { text, version });
      known.clear();
    },
    tree,
    unused: (path) => {
      const found = known.get(path) ?? service.getSemanticDiagnostics(`${FOLDER}${path}`);
      known.set(path, found);
      return found;
    },
    references: (path, position) =>
      (service.findReferences(`${FOLDER}${path}`, position) ?? []).flatMap(({ references }) =>
        references.map(({ fileName, textSpan }) => {
          const at = posix.relative(FOLDER, fileName);
          return { path: at, node: nodeAt(tree(at), textSpan.start) };
        }),
      ),
  };
}

/** The node that starts at a position: a name, or a pattern of names. */
export function nodeAt(tree: ts.SourceFile, position: number): ts.Node {
  let found: ts.Node = tree;
  const visit = (node: ts.Node): void => {
    if (node.getStart() > position || position >= node.getEnd()) return;
    found = node;
    if (node.getStart() === position && (ts.isIdentifier(node) || isPattern(node))) return;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isPattern(node: ts.Node): boolean {
  return ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node);
}
