import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Colors } from 'picocolors/types';

/** How to send to a running sandbox and look into it. Its keys are made up: they open nothing else. */
export function sandboxHelp({ url, ingestUrl, restUrl, writeKey, apiKey }: Sandbox, colours: Colors): string {
  const event = '{"type":"track","event":"Trial Started","userId":"u-1","properties":{"plan":"pro"}}';
  const payload = '{"name":"Trial Started","user":{"userId":"u-1"}}';
  return [
    `${colours.bold('Ingest')}  ${ingestUrl}   X-Encharge-Token: ${writeKey}`,
    `${colours.bold('REST')}    ${restUrl}    X-Encharge-Token: ${apiKey}`,
    `${colours.bold('State')}   ${url}/_sandbox/state   (also /people /objects /events /visits /requests /flags)`,
    '',
    'Send an event of your own through an adapter:',
    `  echo '${event}' |`,
    `    npx encharge-destinations send --to ${url} --platform segment   ${colours.dim('# or rudderstack')}`,
    'or a payload as it is:',
    `  curl -s ${ingestUrl} -H 'X-Encharge-Token: ${writeKey}' -H 'Content-Type: application/json' \\`,
    `    -d '${payload}'`,
    'then look:',
    `  curl -s ${url}/_sandbox/people`,
  ].join('\n');
}
