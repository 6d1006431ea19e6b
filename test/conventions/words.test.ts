import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { files, read, ROOT } from './source-files';

/** Words that read foreign, each with a replacement. */
const FOREIGN: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'adjust, correct, fix'],
  [/\btold\b/i, 'says, reports, names; is given; is recognised'],
  [/\bleft out on purpose\b|\bon purpose\b/i, 'by a rule, by a setting, by design'],
  [/\bsuch an? /i, 'this, that, one of these'],
  [/\bwhoever\b/i, 'the person who, everybody who'],
  [/\bof (?:its|their) own\b/i, 'its own …, separate'],
  [/\bfor ever\b|\bfor good\b/i, 'permanently, without end'],
  [/\bunder way\b/i, 'in progress, open'],
  [/\bhand(?:s|ed|ing)? (?:over|on)\b/i, 'passes, passes on'],
  [/\bbecomes? of\b/i, 'what happens to'],
];

/** What people read: docs, comments, names, messages, labels, scenarios. */
const texts = files.filter(
  (file) =>
    /\.(?:[cm]?[jt]sx?|md|json|ya?ml|html|css|txt)$|\/run$/.test(file) &&
    existsSync(join(ROOT, file)) &&
    file !== 'package-lock.json' &&
    file !== 'test/conventions/words.test.ts',
);

function foreignWords(file: string): string[] {
  return read(file)
    .split('\n')
    .flatMap((line, index) =>
      FOREIGN.filter(([pattern]) => pattern.test(line)).map(
        ([pattern, instead]) => `${file}:${index + 1} ${pattern.exec(line)?.[0] ?? ''}: write ${instead}`,
      ),
    );
}

test('the check finds texts of every kind', () => {
  for (const name of ['README.md', 'shared/core/src/rules.ts', 'destinations/local/web/index.html'])
    expect(texts).toContain(name);
  expect(
    FOREIGN.flatMap(([pattern]) => ('skips are told of' + ', such a word').match(pattern) ?? []),
  ).toEqual(['told', 'such a ']);
});

test('texts are plain English', () => {
  expect(texts.flatMap(foreignWords)).toEqual([]);
});
