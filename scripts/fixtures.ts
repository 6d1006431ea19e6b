import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIALECTS, expectationOf, loadScenario, loadScenarios } from '@encharge-destinations/testkit';
import { format } from 'prettier';

const HELP = `Usage: npm run fixtures -- <command>

Commands:
  list          every scenario with its title
  show ID       one scenario, e.g. track/order-completed
  diff          scenarios whose expectation differs from what core does now; exit code 1 when there are any
  update [ID]   write what core does now as the expectation, of one scenario or all; read the difference before you commit it
`;

const FOLDER = join(process.cwd(), 'test/fixtures');

async function main([command, id]: string[]): Promise<number> {
  switch (command) {
    case 'list':
      for (const { id: name, title, provenance } of loadScenarios(FOLDER))
        console.log(`${name.padEnd(32)} ${provenance.padEnd(9)} ${title}`);
      return 0;
    case 'show':
      if (id === undefined || !existsSync(join(FOLDER, id, 'scenario.json')))
        return usage(`There is no scenario ${id ?? ''}.`);
      console.log(JSON.stringify(loadScenario(FOLDER, id), undefined, 2));
      return 0;
    case 'diff':
      return (await write(undefined, false)) === 0 ? 0 : 1;
    case 'update':
      await write(id, true);
      return 0;
    default:
      return usage(command === undefined || command === '--help' ? '' : `There is no command ${command}.`);
  }
}

function usage(problem: string): number {
  if (problem === '') console.log(HELP);
  else console.error(`${problem}\n\n${HELP}`);
  return problem === '' ? 0 : 2;
}

async function write(only: string | undefined, isUpdate: boolean): Promise<number> {
  let differing = 0;
  for (const { id, event, options } of loadScenarios(FOLDER)) {
    if (only !== undefined && only !== id) continue;
    for (const dialect of DIALECTS) {
      const file = join(FOLDER, id, `${dialect}.json`);
      const wanted = await format(JSON.stringify(expectationOf(event, options, dialect)), {
        parser: 'json',
        printWidth: 110,
      });
      if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
      differing += 1;
      console.log(`${isUpdate ? 'wrote' : 'differs'} ${id}/${dialect}.json`);
      if (isUpdate) writeFileSync(file, wanted);
    }
  }
  console.log(
    differing === 0
      ? 'Every expectation is what core does now.'
      : `${differing} expectations ${isUpdate ? 'written' : 'differ'}.`,
  );
  return differing;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
