import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapterFiles, DELIVERY, DESTINATION } from './adapter-files';
import { componentTests } from './component/component-tests';
import type { ExportedFile } from '../sources/exported-file';

const TESTS = 'test/integrations/destinations/encharge';
const DOCS = join('destinations', 'rudderstack', 'docs');
/** Page sections for readers of this repository only. */
const NOT_EXPORTED = /<!-- not exported -->[\s\S]*?<!-- end of what is not exported -->\n+/g;

/** The transformer's folders that contain nothing else. */
export const TRANSFORMER_FOLDERS: readonly string[] = [`src/${DESTINATION}`, `src/${DELIVERY}`, TESTS];

/** What the transformer gets: the destination's sources with their tests, its docs and its component tests. */
export async function transformerFiles(): Promise<ExportedFile[]> {
  return [...adapterFiles(process.cwd()), ...docs(), ...(await componentTests(TESTS))];
}

/** The host wants the first page beside the sources and the others in `docs`. */
function docs(): ExportedFile[] {
  const pages = ['settings.md', 'businesslogic.md', 'retl.md'];
  const read = (name: string): string => readFileSync(join(DOCS, name), 'utf8');
  return [
    {
      path: `src/${DESTINATION}/README.md`,
      text: pages.reduce(
        (text, page) => text.replaceAll(`(${page})`, `(docs/${page})`),
        read('destination.md').replace(NOT_EXPORTED, ''),
      ),
    },
    ...pages.map((page) => ({
      path: `src/${DESTINATION}/docs/${page}`,
      text: read(page).replaceAll('(destination.md', '(../README.md'),
    })),
  ];
}
