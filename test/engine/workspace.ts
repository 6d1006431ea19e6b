import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWorkspaceConfig } from '../../scripts/export/rudderstack/workspace-config';
import { WRONG_KEY, wrongKeySource } from './source';

type Json = Record<string, unknown>;

/** What the cases need besides the defaults. */
const SETTINGS: Json = { untagRules: [{ from: 'Trial Ended', to: 'trial' }] };

/**
 * The workspace file for a run: what `export:rudderstack --workspace-config` writes, with the settings that the cases need and a second
 * source with a wrong key.
 */
export async function engineWorkspace(
  sourceWriteKey: string,
  keys: { writeKey: string; apiKey: string },
): Promise<string> {
  const workspace = await exportedWorkspace();
  const [source] = workspace['sources'] as Json[];
  if (source === undefined) throw new Error('The exported workspace has no source.');
  const sources = [
    connect(source, 'right', sourceWriteKey, { ...keys, ...SETTINGS }),
    connect(source, 'wrong', wrongKeySource(sourceWriteKey), { writeKey: WRONG_KEY, ...SETTINGS }),
  ];
  return `${JSON.stringify({ ...workspace, sources }, null, 2)}\n`;
}

function connect(source: Json, id: string, writeKey: string, config: Json): Json {
  const [destination] = source['destinations'] as Json[];
  return {
    ...source,
    id: `engine-${id}`,
    writeKey,
    destinations: [{ ...destination, id: `encharge-${id}`, config }],
  };
}

async function exportedWorkspace(): Promise<Json> {
  const folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-engine-'));
  try {
    const path = join(folder, 'workspace.json');
    await writeWorkspaceConfig(path);
    return JSON.parse(readFileSync(path, 'utf8')) as Json;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
