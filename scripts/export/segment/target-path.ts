const ADAPTER = 'destinations/segment/src/';
const CORE = 'shared/core/src/';
const TESTS = 'scripts/export/segment/host-tests/';

/** Modules that other sources import by the name of a package of ours. */
export const PACKAGES: Readonly<Record<string, string>> = {
  '@encharge-destinations/core': `${CORE}index.ts`,
  '@encharge-destinations/segment': `${ADAPTER}destination/index.ts`,
};

/** The module that Segment's repository loads. */
export const ENTRY = PACKAGES['@encharge-destinations/segment'] ?? '';
/** The list of what core offers. */
export const CORE_INDEX = PACKAGES['@encharge-destinations/core'] ?? '';

/**
 * The path of a source in the exported folder, where every action has a folder, named by its key.
 *
 * @param source Path from the root, with slashes.
 * @param actions The keys of the actions.
 * @throws Error for a file that has no place there.
 * @example targetPath('destinations/segment/src/actions/track-event.ts', ['trackEvent']) // 'trackEvent/index.ts'
 */
export function targetPath(source: string, actions: readonly string[]): string {
  if (source === ENTRY) return 'index.ts';
  if (source.startsWith(CORE)) return `core/${source.slice(CORE.length)}`;
  if (source.startsWith(ADAPTER)) {
    const path = source.slice(ADAPTER.length).replace(/^(?:definition|generated)\//, '');
    const action = actionOf(path, /^actions\/(.+)\.ts$/, actions);
    return action === undefined ? path.replace(/^actions\//, '') : `${action}/index.ts`;
  }
  if (source.startsWith(TESTS)) {
    const path = source.slice(TESTS.length);
    const action = actionOf(path, /^actions\/(.+)\.test\.ts$/, actions);
    if (action !== undefined) return `${action}/__tests__/index.test.ts`;
    return `__tests__/${path.replace(/^helpers\//, '__helpers__/')}`;
  }
  throw new Error(`${source} has no place in the exported folder.`);
}

function actionOf(path: string, pattern: RegExp, actions: readonly string[]): string | undefined {
  const name = pattern.exec(path)?.[1]?.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
  return actions.find((key) => key === name);
}
