import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardFiles } from '@encharge-destinations/rudderstack';
import { writeFiles } from './write-files';

type Json = Record<string, unknown>;

const DESTINATION_ID = 'encharge';
const SOURCE_ID = 'encharge-source';
const WORKSPACE_ID = 'encharge-workspace';
const NAME = 'ENCHARGE';

/**
 * Writes the file from which a self-hosted rudder-server reads its sources and destinations (`RSERVER_BACKEND_CONFIG_CONFIG_FROM_FILE`). In
 * an existing file it adds Encharge to every source; an existing Encharge destination keeps its settings and gets the current definition. A
 * warehouse source gets a connection for rows of people.
 *
 * Keys are written as `${ENCHARGE_WRITE_KEY}`, for `envsubst` with the three names (without them it replaces every `$name`): the server
 * fills in variables (`env.…`) only in what it fetches from RudderStack, not in a file.
 *
 * @returns whether the file was changed.
 * @throws Error when the existing file is not a workspace file.
 */
export async function writeWorkspaceConfig(path: string): Promise<boolean> {
  const present: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : newWorkspace();
  const text = JSON.stringify(withEncharge(present, path));
  return (await writeFiles('', [{ path: join(path), text }])).length > 0;
}

function withEncharge(workspace: unknown, path: string): Json {
  if (!isJson(workspace) || !Array.isArray(workspace['sources']) || !workspace['sources'].every(isJson)) {
    throw new Error(`${path} is not a workspace configuration: it has no list of sources.`);
  }
  const { workspaceId, connections } = workspace;
  const sources = workspace['sources'].map((source) => connected(source, workspaceId));
  const known = isJson(connections) ? connections : {};
  const wanted = sources.filter(needsConnection).map((source) => connectionOf(source, known));
  return {
    ...workspace,
    sources,
    ...(wanted.length === 0 ? {} : { connections: { ...known, ...Object.fromEntries(wanted) } }),
  };
}

/** The server accepts warehouse rows from a source only with a connection, which says what they are. */
function needsConnection({ sourceDefinition }: Json): boolean {
  return isJson(sourceDefinition) && sourceDefinition['category'] === 'warehouse';
}

function connectionOf(source: Json, known: Json): [id: string, connection: unknown] {
  const { id: sourceId } = source;
  const destinationId = (source['destinations'] as Json[]).find(isEncharge)?.['id'];
  const present = Object.entries(known).find(
    ([, one]) => isJson(one) && one['sourceId'] === sourceId && one['destinationId'] === destinationId,
  );
  const config = { destination: { object: 'person' } };
  return (
    present ?? [`${String(sourceId)}-${DESTINATION_ID}`, { sourceId, destinationId, enabled: true, config }]
  );
}

function isEncharge(one: unknown): one is Json {
  return isJson(one) && isJson(one['destinationDefinition']) && one['destinationDefinition']['name'] === NAME;
}

function connected(source: Json, workspaceId: unknown): Json {
  const destinations: unknown[] = Array.isArray(source['destinations']) ? source['destinations'] : [];
  const renewed = destinations.map((one) =>
    isEncharge(one) ? { ...one, destinationDefinition: definition() } : one,
  );
  return {
    ...source,
    destinations: destinations.some(isEncharge) ? renewed : [...destinations, destination(workspaceId)],
  };
}

function newWorkspace(): Json {
  const source = {
    id: SOURCE_ID,
    name: 'Server',
    writeKey: '${RUDDERSTACK_SOURCE_WRITE_KEY}',
    enabled: true,
    workspaceId: WORKSPACE_ID,
    config: {},
    sourceDefinition: { id: 'http', name: 'HTTP', category: '', type: 'cloud' },
    destinations: [],
  };
  return { enableMetrics: false, workspaceId: WORKSPACE_ID, sources: [source], libraries: [] };
}

function destination(workspaceId: unknown): Json {
  return {
    id: DESTINATION_ID,
    name: 'Encharge',
    enabled: true,
    // Without it the server passes no events to the destination.
    isProcessorEnabled: true,
    workspaceId,
    // When this changes, the server checks again whether settings contain templates.
    revisionId: '1',
    config: { writeKey: '${ENCHARGE_WRITE_KEY}', apiKey: '${ENCHARGE_API_KEY}' },
    transformations: [],
    destinationDefinition: definition(),
  };
}

function definition(): Json {
  const { name, displayName, config } = dashboardFiles()['db-config.json'] as Json & { config: Json };
  // The server only reads a plain list; the object by connection mode is for the control plane.
  const { cloud } = config['supportedMessageTypes'] as { cloud: string[] };
  return {
    id: 'encharge-definition',
    name,
    displayName,
    config: { ...config, supportedMessageTypes: cloud },
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
