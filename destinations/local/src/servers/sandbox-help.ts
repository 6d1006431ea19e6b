import type { Sandbox } from '@encharge-destinations/sandbox';
import { USUAL_PORTS } from '../cli/flags/usual-ports';
import type { Colors } from 'picocolors/types';

/** How to send to a running sandbox and inspect it. Its keys are made up: they work nowhere else. */
export function sandboxHelp(sandbox: Sandbox, program: string, colours: Colors): string {
  const { url, ingestUrl, restUrl, writeKey, apiKey } = sandbox;
  const event = '{"type":"track","event":"Trial Started","userId":"u-1"}';
  const payload = '{"name":"Trial Started","user":{"userId":"u-1"}}';
  return [
    `${colours.bold('Ingest')}  ${ingestUrl}   X-Encharge-Token: ${writeKey}`,
    `${colours.bold('REST')}    ${restUrl}    X-Encharge-Token: ${apiKey}`,
    `${colours.bold('State')}   ${url}/_sandbox/state`,
    ...(new URL(url).port === String(USUAL_PORTS.sandbox)
      ? []
      : [`"--to sandbox" means port ${USUAL_PORTS.sandbox}; for this one give --to ${url}`]),
    '',
    'Send an event of your own through an adapter (segment or rudderstack):',
    `  echo '${event}' |`,
    `    ${program} send --to ${url} --platform segment --events`,
    'or a payload as it is:',
    `  curl -s ${ingestUrl} -H 'X-Encharge-Token: ${writeKey}' \\`,
    `    -H 'Content-Type: application/json' -d '${payload}'`,
    'then look:',
    `  curl -s ${url}/_sandbox/   ${colours.dim('# how much there is of what, and where')}`,
    `  curl -s ${url}/_sandbox/people`,
    `  curl -s -g '${restUrl}/people?people[0][userId]=u-1' -H 'X-Encharge-Token: ${apiKey}'   ${colours.dim('# one person; [email]=… too')}`,
  ].join('\n');
}
