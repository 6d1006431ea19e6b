import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { conditionsNow } from '../test/bench/report/run';
import { CASES, runEngine } from '../test/engine/run-engine';
import { describeResult, verdictOf, withRun } from '../test/engine/results';
import { startTlsFront } from '../test/engine/tls-front';
import { engineWorkspace } from '../test/engine/workspace';

const PAGE = 'test/engine/RESULTS.md';
const HELP = `Usage: npm run engine -- --gateway URL --source-write-key KEY --sandbox URL [--transformer URL] [--database URL]
       npm run engine -- workspace --source-write-key KEY --write-key KEY --api-key KEY > workspaceConfig.json
       npm run engine -- front --sandbox URL --certificate FILE --key FILE [--port N]

Sends events through RudderStack's own SDK to a running rudder-server and checks what arrives in an Encharge sandbox, and in which
order. test/engine/README.md explains how to set up the server.

  --transformer URL    where the transformer exposes its metrics (port 9091): adds the cost of a request to it
  --database URL       the server's PostgreSQL: adds what the server's own tables say about each job
  --load N             events of the case "load" (default 100000; 20 for each person)
  --only NAME          cases whose name begins with NAME; may be given several times
  --write              also write ${PAGE}

workspace writes the workspace file that the cases need. front answers as ingest.encharge.io and api.encharge.io on 127.0.0.1 and
forwards to the sandbox. Exit code 1 when a case does not hold.
`;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      gateway: { type: 'string' },
      'source-write-key': { type: 'string' },
      sandbox: { type: 'string' },
      transformer: { type: 'string' },
      database: { type: 'string' },
      load: { type: 'string', default: '100000' },
      only: { type: 'string', multiple: true },
      write: { type: 'boolean', default: false },
      'write-key': { type: 'string' },
      'api-key': { type: 'string' },
      certificate: { type: 'string' },
      key: { type: 'string' },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [command] = positionals;
  const { gateway, sandbox, certificate, key, 'source-write-key': sourceWriteKey } = values;
  if (command === 'workspace' && sourceWriteKey !== undefined) {
    const { 'write-key': writeKey = '', 'api-key': apiKey = '' } = values;
    process.stdout.write(await engineWorkspace(sourceWriteKey, { writeKey, apiKey }));
    return 0;
  }
  if (command === 'front' && sandbox !== undefined && certificate !== undefined && key !== undefined) {
    const port = values.port === undefined ? undefined : Number(values.port);
    await startTlsFront({ sandbox, certificate, key, ...(port === undefined ? {} : { port }) });
    console.error('Answering as ingest.encharge.io and api.encharge.io on 127.0.0.1. Ctrl-C ends it.');
    return 0;
  }
  if (
    values.help ||
    command !== undefined ||
    gateway === undefined ||
    sourceWriteKey === undefined ||
    sandbox === undefined
  ) {
    console.error(HELP);
    return values.help ? 0 : 2;
  }
  const { transformer, database, only } = values;
  const cases = CASES.filter(({ name }) => only?.some((start) => name.startsWith(start)) ?? true);
  const conditions = conditionsNow();
  const say = (text: string): void => console.error(text);
  const loadEvents = Number(values.load);
  const run = await runEngine({
    gateway,
    sourceWriteKey,
    sandbox,
    transformer,
    database,
    loadEvents,
    cases,
    say,
  });
  console.log(`\nway to Encharge: ${run.way}\n${run.results.map(describeResult).join('\n')}`);
  if (values.write) {
    const page = withRun(readFileSync(PAGE, 'utf8'), run, conditions);
    writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
  }
  return run.results.every((result) => verdictOf(result) !== 'DOES NOT HOLD') ? 0 : 1;
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
