import { dirname, join } from 'node:path';
import { read } from './source-files';

const INDEX = 'shared/core/src/index.ts';

/** The functions that core exports, each with its comment. */
const functions = [...read(INDEX).matchAll(/^export \{([^}]*)\} from '([^']+)';$/gm)].flatMap(
  ([, names = '', path = '']) => {
    const text = read(join(dirname(INDEX), `${path}.ts`));
    return names
      .split(',')
      .map((name) => name.trim())
      .flatMap((name) => {
        const at = text.search(new RegExp(`^export function ${name}[(<]`, 'm'));
        return at === -1 ? [] : [[name, text.slice(text.lastIndexOf('/**', at), at)] as const];
      });
  },
);

test('the check finds core’s functions', () => {
  expect(functions.length).toBeGreaterThan(10);
});

test.each(functions)('%s shows how to call it', (_name, comment) => {
  expect(comment).toContain('@example');
});
