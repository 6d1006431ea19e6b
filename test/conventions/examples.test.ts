import { dirname, join } from 'node:path';
import { read } from './source-files';

const INDEX = 'shared/core/src/index.ts';

/** The functions that core exports, with the comment above each. */
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

test('the check sees the functions of core', () => {
  expect(functions.length).toBeGreaterThan(10);
});

test.each(functions)('%s shows how it is called', (_name, comment) => {
  expect(comment).toContain('@example');
});
