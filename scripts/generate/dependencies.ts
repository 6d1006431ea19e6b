import { readFileSync } from 'node:fs';
import { code, row, withBlock } from './blocks';
import { DEPENDENCY_REASONS, INSTALL_SCRIPT_REASONS, OVERRIDE_REASONS } from './dependency-reasons';
import type { GeneratedFile } from './generated-file';

const PAGE = 'shared/core/docs/security.md';
const OURS = '@encharge-destinations/';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  overrides?: Record<string, string | Record<string, string>>;
}

interface Locked extends Manifest {
  version?: string;
  license?: string;
  hasInstallScript?: boolean;
}

/** What npm has locked: path → package. */
export type Lockfile = Readonly<Record<string, Locked>>;

/** A dependency that one of our packages declares. */
interface Dependency {
  name: string;
  version: string;
  license: string;
  /** The packages that declare it, and whether they need it to run or to develop. */
  declaredBy: string[];
}

/** The dependency tables on the security page. */
export function dependencyFiles(): GeneratedFile[] {
  const { packages } = readJson('package-lock.json') as { packages: Lockfile };
  const { overrides = {} } = readJson('package.json') as Manifest;
  const tables = [
    '### Direct dependencies',
    dependencyTable(directDependencies(packages)),
    '### Forced versions',
    overrideTable(overrides),
    '### Packages with an install script',
    'All others install without running anything; `npm ci --ignore-scripts` works too.',
    installScriptTable(packages),
  ].join('\n\n');
  return [{ path: PAGE, text: withBlock(readFileSync(PAGE, 'utf8'), 'dependencies', tables) }];
}

/** Every dependency that the root or a workspace declares, with the lockfile's data. */
export function directDependencies(packages: Lockfile): Dependency[] {
  const found = new Map<string, Dependency>();
  for (const [path, manifest] of Object.entries(packages)) {
    if (path.includes('node_modules/')) continue;
    for (const [kind, names] of [
      ['', manifest.dependencies],
      [' (development)', manifest.devDependencies],
    ] as const) {
      for (const name of Object.keys(names ?? {})) {
        if (name.startsWith(OURS)) continue;
        const { version = '', license = '' } =
          packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`] ?? {};
        const entry = found.get(name) ?? { name, version, license, declaredBy: [] };
        entry.declaredBy.push(`${path === '' ? 'root' : path}${kind}`);
        found.set(name, entry);
      }
    }
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Pairs names with their reasons.
 *
 * @throws {Error} for a name without a reason, and for a reason whose name is gone.
 */
export function withReasons(
  what: string,
  names: readonly string[],
  reasons: Readonly<Record<string, string>>,
): (readonly [name: string, reason: string])[] {
  const without = names.filter((name) => !Object.hasOwn(reasons, name));
  const gone = Object.keys(reasons).filter((name) => !names.includes(name));
  if (without.length > 0 || gone.length > 0) {
    const said = [
      ...without.map((name) => `${name} has no reason`),
      ...gone.map((name) => `${name} has a reason but does not exist`),
    ];
    throw new Error(`${what}: ${said.join('; ')}. Correct scripts/generate/dependency-reasons.ts.`);
  }
  return names.map((name) => [name, reasons[name] ?? '']);
}

function dependencyTable(dependencies: readonly Dependency[]): string {
  const names = dependencies.map(({ name }) => name);
  const reasons = new Map(withReasons('dependencies', names, DEPENDENCY_REASONS));
  return [
    row('package', 'why', 'version', 'licence', 'declared by'),
    row('---', '---', '---', '---', '---'),
    ...dependencies.map(({ name, version, license, declaredBy }) =>
      row(code(name), reasons.get(name) ?? '', version, license, declaredBy.join(', ')),
    ),
  ].join('\n');
}

function overrideTable(overrides: NonNullable<Manifest['overrides']>): string {
  const versions = new Map(
    Object.entries(overrides).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[name, value] as const]
        : Object.entries(value).map(([inner, version]) => [`${name} > ${inner}`, version] as const),
    ),
  );
  return [
    row('package', 'version', 'why'),
    row('---', '---', '---'),
    ...withReasons('overrides', [...versions.keys()], OVERRIDE_REASONS).map(([name, reason]) =>
      row(code(name), code(versions.get(name) ?? ''), reason),
    ),
  ].join('\n');
}

function installScriptTable(packages: Lockfile): string {
  const names = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.split('node_modules/').at(-1) ?? path)
    .sort();
  return [
    row('package', 'what it does'),
    row('---', '---'),
    ...withReasons('install scripts', [...new Set(names)], INSTALL_SCRIPT_REASONS).map(([name, reason]) =>
      row(code(name), reason),
    ),
  ].join('\n');
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
