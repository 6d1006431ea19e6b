import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ADAPTERS, files, isGenerated, read, ROOT } from './source-files';

const MOST_WORDS = 1_200;
const MOST_WORDS_OF_README = 900;

/** The forms of a link: `[text](target)`, `![alt](target)`, `<img src="…">`, `srcset="…"`. */
const LINK = /\]\(([^()\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g;

const pages = files.filter((file) => file.endsWith('.md') && existsSync(join(ROOT, file)));

/** A page without its code, where brackets mean something else. */
function prose(page: string): string {
  return read(page)
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
}

/** A page's anchors, as GitHub makes them from its headings. */
function anchorsOf(page: string): Set<string> {
  const headings = read(page)
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
    .matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** What is wrong with a link in a page; nothing when its target exists. */
function faultOf(page: string, link: string): string | undefined {
  if (/^https:\/\//.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path));
  // Above the repository are GitHub's own pages about it.
  if (target.startsWith('..'))
    return /^(?:\.\.\/)+releases$/.test(target) ? undefined : 'leaves the repository';
  if (!existsSync(join(ROOT, target))) return 'leads nowhere';
  const isKept = statSync(join(ROOT, target)).isDirectory()
    ? files.some((file) => file.startsWith(`${target.replace(/\/$/, '')}/`))
    : files.includes(target);
  if (!isKept) return 'leads to a file that git does not track';
  if (anchor === undefined) return undefined;
  return anchorsOf(target).has(anchor) ? undefined : 'matches no heading';
}

function deadLinks(page: string): string[] {
  return [...prose(page).matchAll(LINK)].flatMap(([, link, source]) => {
    const fault = faultOf(page, link ?? source ?? '');
    return fault === undefined ? [] : [`${page}: ${link ?? source ?? ''} ${fault}`];
  });
}

/** A page's words, without the markup of tables and lists. */
function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Words that somebody wrote: generated blocks are looked up, not read. */
function writtenWords(page: string): number {
  return words(read(page).replaceAll(/<!-- generated: [\s\S]*?<!-- end of [^>]*-->/g, ''));
}

test('the checks find pages and links', () => {
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.flatMap((page) => [...prose(page).matchAll(LINK)]).length).toBeGreaterThan(100);
  expect(faultOf('README.md', 'destinations')).toBeUndefined();
  expect(faultOf('README.md', 'destinations/nowhere.md')).toBe('leads nowhere');
  expect(faultOf('README.md', 'shared/core/docs/mapping.md#options')).toBeUndefined();
  expect(faultOf('README.md', 'shared/core/docs/mapping.md#nothing')).toBe('matches no heading');
  expect(faultOf('README.md', '../elsewhere')).toBe('leaves the repository');
});

test('no link is dead', () => {
  expect(pages.flatMap(deadLinks)).toEqual([]);
});

test(`no page except the generated ones has more than ${MOST_WORDS} words`, () => {
  // The changelog grows with every version, and readers start at the top.
  const long = pages
    .filter((page) => !isGenerated(page) && page !== 'CHANGELOG.md')
    .map((page) => [page, writtenWords(page)] as const);
  expect(long.filter(([, count]) => count > MOST_WORDS)).toEqual([]);
});

test(`README has at most ${MOST_WORDS_OF_README} words, and no generated part`, () => {
  expect(words(read('README.md'))).toBeLessThanOrEqual(MOST_WORDS_OF_README);
  expect(read('README.md')).not.toContain('<!-- generated');
});

test.each(ADAPTERS.map((folder) => folder.slice('destinations/'.length)))(
  'the page for customers of %s comes first, and gets to the point',
  (name) => {
    const [, first = ''] = read(`destinations/${name}/README.md`).split('\n\n');
    expect(first).toContain('(docs/README.md)');
    const page = read(`destinations/${name}/docs/README.md`);
    const firstClick = page.search(/^1\. /m);
    expect(words(page.slice(0, firstClick))).toBeLessThanOrEqual(150);
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(
      expect.arrayContaining([
        'You need',
        'Switch off the other one first',
        'Go live',
        'Map your fields',
        'Check that it arrives',
        'Nothing arrives?',
        'Privacy and deletion',
      ]),
    );
    // Two connections at once count every event twice: a reader learns that before the first click.
    expect(page.indexOf('\n## Switch off the other one first')).toBeLessThan(firstClick);
  },
);

test('another page links to every guide in a docs folder', () => {
  const linked = new Set(
    pages.flatMap((page) =>
      [...prose(page).matchAll(LINK)].map(([, link = '']) =>
        normalize(join(dirname(page), link.split('#')[0] ?? '')),
      ),
    ),
  );
  const guides = pages.filter((page) => /\/docs\/[^/]+\.md$/.test(page));
  expect(guides.filter((page) => !linked.has(page))).toEqual([]);
  expect(readdirSync(join(ROOT, 'shared/core/docs/decisions')).length).toBeGreaterThan(3);
});
