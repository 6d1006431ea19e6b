import { join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { cutUnread } from './unread';
import type { Cuts } from './unread';

const CORE = join('shared', 'core', 'src');

/** One declaration at the top of a source of core. */
export interface Declaration {
  statement: ts.Statement;
  names: ts.Identifier[];
  file: string;
  uses: Set<Declaration>;
}

/** The declarations of core, found by the compiler. */
export class DeclarationGraph {
  private readonly program = ts.createProgram([join(CORE, 'index.ts')], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  });
  private readonly checker = this.program.getTypeChecker();
  private readonly known = new Map<ts.Statement, Declaration>();
  /** What does not go out. */
  readonly cuts: Cuts = new Map();

  /** @returns whether more was cut: then less may be needed, and declarations are to be looked up again. */
  cutUnread(declarations: readonly Declaration[], entries: readonly Declaration[]): boolean {
    this.known.clear();
    return cutUnread(
      declarations.map(({ statement }) => statement),
      new Set(entries.map(({ statement }) => statement)),
      this.checker,
      this.cuts,
    );
  }

  exported(name: string): Declaration {
    const index = this.program.getSourceFile(join(CORE, 'index.ts'));
    const module = index === undefined ? undefined : this.checker.getSymbolAtLocation(index);
    const symbol = module === undefined ? undefined : this.checker.tryGetMemberInModuleExports(name, module);
    const found = symbol === undefined ? undefined : this.declarationOf(symbol);
    if (found === undefined) throw new Error(`Core exports no ${name}.`);
    return found;
  }

  /** The symbol that an identifier stands for, imports followed. */
  symbolOf(identifier: ts.Identifier): ts.Symbol | undefined {
    const { parent } = identifier;
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? this.checker.getShorthandAssignmentValueSymbol(parent)
      : this.checker.getSymbolAtLocation(identifier);
    if (symbol === undefined) return undefined;
    return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : this.checker.getAliasedSymbol(symbol);
  }

  declarationOf(symbol: ts.Symbol): Declaration | undefined {
    const target =
      (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : this.checker.getAliasedSymbol(symbol);
    const statement = (target.declarations ?? []).map(topStatementOf).find((one) => one !== undefined);
    if (statement === undefined) return undefined;
    const file = relative(resolve(CORE), statement.getSourceFile().fileName).split(sep).join('/');
    if (file.startsWith('..')) return undefined;
    const known = this.known.get(statement);
    if (known !== undefined) return known;
    const declaration: Declaration = { statement, names: namesOf(statement), file, uses: new Set() };
    this.known.set(statement, declaration);
    const names = isKeyList(statement) ? [] : identifiersIn(statement, this.cuts);
    for (const identifier of names) {
      const used = this.symbolOf(identifier);
      const needed = used === undefined ? undefined : this.declarationOf(used);
      if (needed !== undefined && needed !== declaration) declaration.uses.add(needed);
    }
    return declaration;
  }
}

/** True for a type that lists the keys of a constant; it needs the constant only where something else does. */
function isKeyList(
  statement: ts.Statement,
): statement is ts.TypeAliasDeclaration & { type: ts.TypeOperatorNode } {
  return (
    ts.isTypeAliasDeclaration(statement) &&
    ts.isTypeOperatorNode(statement.type) &&
    ts.isTypeQueryNode(statement.type.type)
  );
}

export function keysOf({ statement }: Declaration, graph: DeclarationGraph): Declaration | undefined {
  if (!isKeyList(statement)) return undefined;
  const [, name] = identifiersIn(statement);
  const symbol = name === undefined ? undefined : graph.symbolOf(name);
  return symbol === undefined ? undefined : graph.declarationOf(symbol);
}

export function identifiersIn(statement: ts.Statement, cuts?: Cuts): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (cuts?.has(node) === true) return;
    if (ts.isIdentifier(node)) found.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

/** The statement that declares something at the top of its source; nothing for members, parameters and locals. */
function topStatementOf(declaration: ts.Declaration): ts.Statement | undefined {
  const outer = ts.isBindingElement(declaration) ? declaration.parent.parent : declaration;
  const holder = ts.isVariableDeclaration(outer) ? outer.parent.parent : outer;
  return ts.isSourceFile(holder.parent) && ts.isStatement(holder) ? holder : undefined;
}

function namesOf(statement: ts.Statement): ts.Identifier[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundIn(name));
  const { name } = statement as ts.Statement & { name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) ? [name] : [];
}

function boundIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundIn(element.name) : []));
}
