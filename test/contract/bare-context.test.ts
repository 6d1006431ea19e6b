import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { DIALECTS } from '@encharge-destinations/testkit';
import type { Expected } from '@encharge-destinations/testkit';
import { scenarios } from './fixtures';

const bundle = buildSync({
  entryPoints: [join(__dirname, '../../shared/core/src/index.ts')],
  bundle: true,
  format: 'iife',
  globalName: 'core',
  target: 'es2022',
  write: false,
  metafile: true,
});
const code = bundle.outputFiles[0]?.text ?? '';

/** Runs in a V8 context with the bare language: no Node, no web API. */
function mapInBareContext(event: unknown, options: unknown): unknown {
  const context = createContext(Object.create(null) as object);
  runInContext(code, context);
  const input = JSON.stringify(JSON.stringify({ event, options }));
  return JSON.parse(
    runInContext(
      `(() => {
        const { event, options } = JSON.parse(${input});
        try { return JSON.stringify(core.mapEvent(event, options)); }
        catch ({ code, path, rule, message }) { return JSON.stringify({ error: { code, path, rule, message } }); }
      })()`,
      context,
    ) as string,
  );
}

test('core has no dependency in the mapping path', () => {
  const foreign = Object.keys(bundle.metafile.inputs).filter((file) => !file.includes('shared/core/src/'));
  expect(foreign).toEqual([]);
  expect(code).not.toMatch(/\brequire\(|\bimport\b/);
});

test.each(DIALECTS)('%s: core maps the same in a bare V8 context', (dialect) => {
  // Events reach the context as JSON.
  const typical = scenarios.filter(({ event }) =>
    isDeepStrictEqual(JSON.parse(JSON.stringify(event)), event),
  );
  expect(typical.length).toBeGreaterThan(90);
  for (const { id, event, options, expected } of typical) {
    const mapped = mapInBareContext(event, { ...options, dialect, trace: true }) as Partial<Expected>;
    const { payloads, skipped, error } = expected[dialect];
    expect([id, mapped.payloads ?? [], mapped.skipped, mapped.error]).toEqual([id, payloads, skipped, error]);
  }
});
