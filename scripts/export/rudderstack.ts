// Writes the destination into checkouts of RudderStack's repositories, ready to build and test there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFINITION_FOLDERS, definitionFiles } from './rudderstack/definition-files';
import { INSERTED_LINES } from './rudderstack/inserted-lines';
import { TRANSFORMER_FOLDERS, transformerFiles } from './rudderstack/transformer-files';
import { writeWorkspaceConfig } from './rudderstack/workspace-config';
import { insertLines, removeOthers, writeFiles } from './rudderstack/write-files';

const HELP = `Usage: npm run export:rudderstack -- TRANSFORMER_DIR [CONFIG_DIR] [--workspace-config FILE]

Writes the destination into a checkout of rudder-transformer: sources with their tests, docs, component tests
and the line in src/features.ts. Install the checkout's packages before: its own prettier formats.
With CONFIG_DIR, a checkout of rudder-integrations-config, also writes the definition, the forms, the schema and their cases.
A second run changes nothing. Paths are relative to the root of this repository.

  --workspace-config FILE   also write the file from which a self-hosted rudder-server reads its sources and destinations;
                            in an existing file, it adds Encharge to every source. Keys are placeholders (\${…}) to
                            fill in from the environment:
                            envsubst '$RUDDERSTACK_SOURCE_WRITE_KEY $ENCHARGE_WRITE_KEY $ENCHARGE_API_KEY' \\
                              < FILE > workspaceConfig.json
`;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'workspace-config': { type: 'string' }, help: { type: 'boolean' } },
  });
  const [transformer, definitions, ...more] = positionals;
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  if (transformer === undefined || more.length > 0) {
    console.error(HELP);
    return 2;
  }
  assertCheckout(transformer, 'src/features.ts', 'rudder-transformer');
  if (definitions !== undefined) {
    assertCheckout(definitions, 'src/configurations/destinations', 'rudder-integrations-config');
  }

  const changed = await exportTransformer(transformer);
  if (definitions !== undefined) {
    const files = definitionFiles();
    changed.push(...(await writeFiles(definitions, files)));
    changed.push(...removeOthers(definitions, DEFINITION_FOLDERS, files));
  }
  const workspaceConfig = values['workspace-config'];
  if (workspaceConfig !== undefined && (await writeWorkspaceConfig(workspaceConfig))) {
    changed.push(workspaceConfig);
  }
  for (const path of changed) console.log(`wrote ${path}`);
  if (changed.length === 0) console.log('Everything is up to date.');
  return 0;
}

async function exportTransformer(root: string): Promise<string[]> {
  const files = await transformerFiles();
  return [
    ...insertLines(root, INSERTED_LINES),
    ...(await writeFiles(root, files)),
    ...removeOthers(root, TRANSFORMER_FOLDERS, files),
  ];
}

function assertCheckout(root: string, holds: string, repository: string): void {
  if (!existsSync(join(root, holds))) throw new Error(`${root} is not a checkout of ${repository}.`);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
