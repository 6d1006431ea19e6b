import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import { componentTests } from './component-tests';
import type { ExportedFile } from './exported-file';
import { vendoredSources } from './vendored-sources';

const DESTINATION = 'src/v0/destinations/encharge';
const DELIVERY = 'src/v1/destinations/encharge';
const TESTS = 'test/integrations/destinations/encharge';
const TEMPLATES = join('scripts', 'export', 'rudderstack', 'templates');
const DOCS = join('destinations', 'rudderstack', 'docs');

/** The folders of the transformer that hold nothing else. */
export const TRANSFORMER_FOLDERS: readonly string[] = [DESTINATION, DELIVERY, TESTS];

/** What the transformer gets: the sources of the destination, its docs and its component tests. */
export async function transformerFiles(): Promise<ExportedFile[]> {
  return [
    template(`${DESTINATION}/transform.ts`),
    template(`${DESTINATION}/deleteUsers.ts`),
    template(`${DELIVERY}/networkHandler.ts`),
    ...vendoredSources(DESTINATION, readFileSync(join(TEMPLATES, 'host.ts.txt'), 'utf8')),
    // The sources are shared with other platforms and pass our linter.
    {
      path: `${DESTINATION}/.eslintrc.json`,
      text: readFileSync(join(TEMPLATES, 'eslintrc.json.txt'), 'utf8'),
    },
    ...docs(),
    testHelpers(),
    ...(await componentTests(TESTS)),
  ];
}

function template(path: string): ExportedFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, text: readFileSync(join(TEMPLATES, `${name}.txt`), 'utf8') };
}

/** The helpers of the component tests, with the URLs that the destination calls. */
function testHelpers(): ExportedFile {
  const { path, text } = template(`${TESTS}/common.ts`);
  return { path, text: text.replace('@INGEST_URL@', INGEST_URL).replace('@REST_URL@', REST_URL) };
}

/** The host wants the first page beside the sources and the others in `docs`. */
function docs(): ExportedFile[] {
  const pages = ['settings.md', 'businesslogic.md', 'retl.md'];
  const read = (name: string): string => readFileSync(join(DOCS, name), 'utf8');
  return [
    {
      path: `${DESTINATION}/README.md`,
      text: pages.reduce((text, page) => text.replaceAll(`(${page})`, `(docs/${page})`), read('destination.md')),
    },
    ...pages.map((page) => ({
      path: `${DESTINATION}/docs/${page}`,
      text: read(page).replaceAll('(destination.md', '(../README.md'),
    })),
  ];
}
