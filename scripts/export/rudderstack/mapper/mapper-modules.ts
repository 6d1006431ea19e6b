import { join, posix, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { groupBy } from './group-by';

const CORE = join('shared', 'core', 'src');

/** A module of the exported mapper: the declarations of one folder of core that are needed. */
export interface MapperModule {
  name: string;
  text: string;
}

/** The mapper as the transformer gets it. */
export interface Mapper {
  modules: MapperModule[];
  /** The module that exports a name. */
  moduleOf: (name: string) => string;
}

/** One declaration at the top of a source of core. */
interface Declaration {
  statement: ts.Statement;
  names: ts.Identifier[];
  file: string;
  uses: Set<Declaration>;
}

/**
 * What of core the wanted names need, declaration by declaration: nothing that only explains, no option that no name reads. The
 * declarations of a folder make one module, those of sources without a folder one each, but for the leaves among them (`types`).
 *
 * @param wanted Names that core's index exports.
 * @throws Error for a name that core does not export.
 */
export function mapperModules(wanted: Iterable<string>): Mapper {
  const graph = new DeclarationGraph();
  const entries = [...wanted].map((name) => graph.exported(name));
  const reached = reachedFrom(entries);
  const groups = groupBy(reached, groupsOf(reached));
  const modules = [...groups].map(([name, declarations]) => ({
    name,
    text: moduleText(name, declarations, reached, groups, new Set(entries), graph),
  }));
  const homes = new Map<string, string>();
  for (const [name, declarations] of groups)
    for (const one of declarations) for (const { text } of one.names) homes.set(text, name);
  return {
    modules,
    moduleOf: (name) => {
      const home = homes.get(name);
      if (home === undefined) throw new Error(`The exported mapper has no ${name}.`);
      return home;
    },
  };
}

/** The declarations of core, found by the compiler. */
class DeclarationGraph {
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
    const names = isKeyList(statement) ? [] : identifiersIn(statement);
    for (const identifier of names) {
      const used = this.symbolOf(identifier);
      const needed = used === undefined ? undefined : this.declarationOf(used);
      if (needed !== undefined && needed !== declaration) declaration.uses.add(needed);
    }
    return declaration;
  }
}

function reachedFrom(entries: readonly Declaration[]): Declaration[] {
  const reached = new Set<Declaration>();
  const visit = (declaration: Declaration): void => {
    if (reached.has(declaration)) return;
    reached.add(declaration);
    declaration.uses.forEach(visit);
  };
  entries.forEach(visit);
  return [...reached].sort(
    (one, other) => one.file.localeCompare(other.file) || one.statement.pos - other.statement.pos,
  );
}

/** The module of a declaration: its folder; of those without one, the leaves go together. */
function groupsOf(reached: readonly Declaration[]): (declaration: Declaration) => string {
  const needs = new Map<string, Set<string>>();
  for (const { file, uses } of reached)
    needs.set(file, new Set([...(needs.get(file) ?? []), ...[...uses].map((used) => used.file)]));
  const isLeaf = (file: string, seen: readonly string[] = []): boolean =>
    !file.includes('/') &&
    [...(needs.get(file) ?? [])].every(
      (other) => other === file || seen.includes(other) || isLeaf(other, [...seen, file]),
    );
  const groupOf = ({ file }: Declaration): string => {
    if (file.includes('/')) return file.slice(0, file.indexOf('/'));
    return isLeaf(file) ? 'types' : camelCase(posix.basename(file, '.ts'));
  };
  const apart = apartClasses(reached, groupOf);
  return (declaration) => apart.get(declaration) ?? groupOf(declaration);
}

/** A module holds one class: every other has a separate module, with what it alone needs. */
function apartClasses(
  reached: readonly Declaration[],
  groupOf: (declaration: Declaration) => string,
): Map<Declaration, string> {
  const classes = groupBy(
    reached.filter(({ statement }) => ts.isClassDeclaration(statement)),
    groupOf,
  );
  const apart = new Map<Declaration, string>();
  for (const group of classes.values()) {
    const isNeeded = (one: Declaration): boolean =>
      reached.some((other) => other !== one && groupOf(other) === groupOf(one) && other.uses.has(one));
    const [, ...others] = [...group].sort((one, other) => Number(isNeeded(other)) - Number(isNeeded(one)));
    for (const one of others) {
      const name = camelCase(one.names[0]?.text.replace(/^./, (letter) => letter.toLowerCase()) ?? '');
      apart.set(one, name);
      for (const used of one.uses)
        if (
          !ts.isClassDeclaration(used.statement) &&
          reached.every((other) => other === one || !other.uses.has(used))
        )
          apart.set(used, name);
    }
  }
  return apart;
}

function moduleText(
  name: string,
  own: readonly Declaration[],
  reached: readonly Declaration[],
  groups: ReadonlyMap<string, readonly Declaration[]>,
  entries: ReadonlySet<Declaration>,
  graph: DeclarationGraph,
): string {
  const ours = new Set(own);
  const usedOutside = new Set(
    reached.filter((one) => !ours.has(one)).flatMap(({ uses }) => [...uses].filter((used) => ours.has(used))),
  );
  const renamed = renamesIn(own, graph);
  const imports = [...groups].flatMap(([other, declarations]) => {
    if (other === name) return [];
    const needed = declarations.filter((one) => own.some(({ uses }) => uses.has(one)));
    const line = (type: string, list: readonly Declaration[]): string[] => {
      const names = list.flatMap((one) => one.names.map(({ text }) => text)).sort();
      return names.length === 0 ? [] : [`import ${type}{ ${names.join(', ')} } from './${other}';`];
    };
    return [
      ...line(
        '',
        needed.filter((one) => !isType(one)),
      ),
      ...line('type ', needed.filter(isType)),
    ];
  });
  const texts = own.map((declaration, index) => {
    const isExported = usedOutside.has(declaration) || entries.has(declaration);
    const text = declarationText(declaration, isExported, renamed, graph);
    const keys = keysOf(declaration, graph);
    // Names of entries that nothing here reads.
    const known = keys === undefined || ours.has(keys) ? text : text.replace(/keyof typeof \w+/, 'string');
    return `${isJoined(own[index - 1], declaration) ? '\n' : '\n\n'}${known}`;
  });
  return `${imports.join('\n')}${texts.join('')}\n`;
}

/** True where no blank line stands between two declarations of one source. */
function isJoined(before: Declaration | undefined, { statement, file }: Declaration): boolean {
  return (
    before?.file === file && /^\n\S/.test(statement.getFullText()) && before.statement.end === statement.pos
  );
}

/** Two sources of a folder may have a helper of the same name. */
function renamesIn(own: readonly Declaration[], graph: DeclarationGraph): Map<ts.Symbol, string> {
  const taken = new Set<string>();
  const renamed = new Map<ts.Symbol, string>();
  for (const { names, file } of [...own].sort(
    (one, other) => Number(isLocal(one)) - Number(isLocal(other)),
  )) {
    for (const identifier of names) {
      const { text } = identifier;
      const symbol = graph.symbolOf(identifier);
      if (taken.has(text) && symbol !== undefined) {
        const folderless = camelCase(posix.basename(file, '.ts'));
        renamed.set(symbol, `${text}In${folderless.charAt(0).toUpperCase()}${folderless.slice(1)}`);
      }
      taken.add(renamed.get(symbol as ts.Symbol) ?? text);
    }
  }
  return renamed;
}

function declarationText(
  { statement }: Declaration,
  isExported: boolean,
  renamed: ReadonlyMap<ts.Symbol, string>,
  graph: DeclarationGraph,
): string {
  const source = statement.getSourceFile().text;
  const comments = ts.getLeadingCommentRanges(source, statement.pos) ?? [];
  const start = attachedStart(source, comments, statement.getStart());
  const edits = identifiersIn(statement).flatMap((identifier) => {
    const symbol = renamed.size === 0 ? undefined : graph.symbolOf(identifier);
    const to = symbol === undefined ? undefined : renamed.get(symbol);
    if (to === undefined) return [];
    const isShorthand = ts.isShorthandPropertyAssignment(identifier.parent);
    const text = isShorthand ? `${identifier.text}: ${to}` : to;
    return [{ start: identifier.getStart(), end: identifier.getEnd(), text }];
  });
  const modifier = ts.canHaveModifiers(statement)
    ? ts.getModifiers(statement)?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : undefined;
  if (modifier === undefined && isExported)
    edits.push({ start: statement.getStart(), end: statement.getStart(), text: 'export ' });
  if (modifier !== undefined && !isExported)
    edits.push({ start: modifier.getStart(), end: modifier.getEnd() + 1, text: '' });
  return edits
    .sort((one, other) => other.start - one.start)
    .reduce(
      (text, edit) => text.slice(0, edit.start - start) + edit.text + text.slice(edit.end - start),
      source.slice(start, statement.end),
    )
    .replaceAll(/^( *)\/\*\*[\s\S]*?\*\//gm, (comment, indent: string) => `${indent}${shortened(comment)}`);
}

/** The first sentence of a comment: what a declaration is for; contracts and examples stand in our own repository. */
function shortened(comment: string): string {
  const words = comment
    .replaceAll(/^ *\/?\*+\/?|\*\/$/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .split(/ @/)[0];
  const sentence = /^.*?[^.][.:](?= [A-Z]|$)/.exec((words ?? '').trim())?.[0] ?? (words ?? '').trim();
  return `/** ${sentence.replace(/:$/, '.')} */`;
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

function keysOf({ statement }: Declaration, graph: DeclarationGraph): Declaration | undefined {
  if (!isKeyList(statement)) return undefined;
  const [, name] = identifiersIn(statement);
  const symbol = name === undefined ? undefined : graph.symbolOf(name);
  return symbol === undefined ? undefined : graph.declarationOf(symbol);
}

/** Where the comment begins that stands right above a statement; one apart from it belongs to the file. */
function attachedStart(source: string, comments: readonly ts.CommentRange[], start: number): number {
  let first = start;
  for (const { pos, end } of [...comments].reverse()) {
    if (/\n\s*\n/.test(source.slice(end, first))) break;
    first = pos;
  }
  return first;
}

function identifiersIn(statement: ts.Statement): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
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

function isType({ statement }: Declaration): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

function isLocal({ statement }: Declaration): boolean {
  return !(
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

/** `public-address` → `publicAddress`. */
export function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
