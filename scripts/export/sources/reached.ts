import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { parseModule } from './module';
import type { ImportedName, Module } from './module';

/** The needed part of a module. */
export interface Reached {
  module: Module;
  statements: ReadonlySet<ts.Statement>;
  /** Those of its names that other modules import. */
  exported: ReadonlySet<string>;
  /** Unused parts of the statements: methods, and constants of which only the keys' type is used. */
  unused: ReadonlySet<ts.Node>;
}

/** Finds the module behind an import; `undefined` for one of the host's packages. */
export type Resolve = (importer: string, specifier: string) => string | undefined;

/** The declarations that some modules need, and where their imports lead. */
export interface Reach {
  modules: ReadonlyMap<string, Reached>;
  /** Where an imported name is declared, behind re-exports; `undefined` for one of the host's packages. */
  originOf: (importer: string, imported: ImportedName) => Origin | undefined;
}

/**
 * The declarations that some modules need, from module to module: anything unneeded stays behind, whole files as well as single functions.
 *
 * @param entries Names by the path of the module that exports them.
 * @param textOf Reads a module.
 */
export function reachedFrom(
  entries: Readonly<Record<string, readonly string[]>>,
  resolve: Resolve,
  textOf: (path: string) => string,
): Reach {
  return new Walk(resolve, textOf).from(entries);
}

/** Reads a module of this repository. */
export function readFrom(root: string): (path: string) => string {
  return (path) => readFileSync(join(root, path), 'utf8');
}

/**
 * Resolves relative imports, and those of our packages through their index.
 *
 * @param packages The index of each package.
 */
export function resolveIn(root: string, packages: Readonly<Record<string, string>>): Resolve {
  return (importer, specifier) => {
    if (!specifier.startsWith('.')) return packages[specifier];
    const path = posix.join(posix.dirname(importer), specifier);
    const found = [`${path}.ts`, `${path}/index.ts`].find((file) => existsSync(join(root, file)));
    if (found === undefined) throw new Error(`${importer} imports ${specifier}, which is not a file.`);
    return found;
  };
}

/** The module and name behind an import, through re-exports. */
export interface Origin {
  path: string;
  name: string;
}

class Walk {
  private readonly modules = new Map<string, Module>();
  private readonly kept = new Map<string, Set<ts.Statement>>();
  private readonly exported = new Map<string, Set<string>>();
  private readonly members = new Map<string, ts.Node[]>();
  private readonly accessed = new Set<string>();
  private readonly homes = new Map<ts.Node, Module>();

  constructor(
    private readonly resolve: Resolve,
    private readonly textOf: (path: string) => string,
  ) {}

  from(entries: Readonly<Record<string, readonly string[]>>): Reach {
    for (const [path, names] of Object.entries(entries)) for (const name of names) this.need({ path, name });
    const unused = new Set([...this.members.values()].flat());
    const modules = [...this.kept].map(([path, statements]): [string, Reached] => [
      path,
      { module: this.module(path), statements, exported: this.exported.get(path) ?? new Set(), unused },
    ]);
    return {
      modules: new Map(modules),
      originOf: (importer, imported) => this.originOf(importer, imported),
    };
  }

  private originOf(importer: string, { specifier, name }: ImportedName): Origin | undefined {
    const path = this.resolve(importer, specifier);
    if (path === undefined) return undefined;
    const reExport = this.module(path).reExports.get(name);
    return reExport === undefined ? { path, name } : this.originOf(path, reExport);
  }

  private module(path: string): Module {
    const known = this.modules.get(path) ?? parseModule(path, this.textOf(path));
    this.modules.set(path, known);
    return known;
  }

  private need({ path, name }: Origin): void {
    const statement = this.module(path).declarations.get(name);
    if (statement === undefined) throw new Error(`${path} has no ${name}.`);
    this.exported.set(path, (this.exported.get(path) ?? new Set()).add(name));
    this.keep(this.module(path), statement);
  }

  private keep(module: Module, statement: ts.Statement): void {
    const kept = this.kept.get(module.path) ?? new Set();
    this.kept.set(module.path, kept);
    if (kept.has(statement)) return;
    kept.add(statement);
    this.visit(module, statement);
  }

  private visit(module: Module, node: ts.Node): void {
    if (ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent)) {
      const name = node.name.getText();
      if (!this.accessed.has(name)) {
        this.homes.set(node, module);
        this.members.set(name, [...(this.members.get(name) ?? []), node]);
        return;
      }
    }
    if (ts.isPropertyAccessExpression(node)) this.access(node.name.text);
    if (isKeysOfConstant(node)) return;
    // The export drops what an expression has to satisfy.
    if (ts.isSatisfiesExpression(node)) {
      this.visit(module, node.expression);
      return;
    }
    if (ts.isIdentifier(node)) this.use(module, node.text);
    ts.forEachChild(node, (child) => {
      this.visit(module, child);
    });
  }

  private access(name: string): void {
    if (this.accessed.has(name)) return;
    this.accessed.add(name);
    const waiting = this.members.get(name) ?? [];
    this.members.delete(name);
    for (const member of waiting) {
      const module = this.homes.get(member);
      if (module !== undefined) this.visit(module, member);
    }
  }

  private use(module: Module, name: string): void {
    const declared = module.declarations.get(name);
    if (declared !== undefined) this.keep(module, declared);
    const imported = module.imports.get(name);
    const origin = imported === undefined ? undefined : this.originOf(module.path, imported);
    if (origin !== undefined) this.need(origin);
  }
}

/** `keyof typeof NAMES`: the names alone do not need the constant. */
export function isKeysOfConstant(node: ts.Node): node is ts.TypeOperatorNode {
  return (
    ts.isTypeOperatorNode(node) &&
    node.operator === ts.SyntaxKind.KeyOfKeyword &&
    ts.isTypeQueryNode(node.type)
  );
}
