import type { ExportedFile } from '../../sources/exported-file';
import { commonFile } from './common-file';
import { DELETION_CASES } from './deletion-cases';
import { DELIVERY_CASES } from './delivery-cases';
import { fixturesIn, SECRETS, secretsIn } from './fixtures';
import { networkFile } from './network-file';
import { CALL_CASES } from './router-cases/call-cases';
import { ROW_CASES } from './router-cases/row-cases';
import { SETTING_CASES } from './router-cases/setting-cases';
import { deletionTest, deliveryTest, routerTest } from './test-texts';

const ROUTER_CASES = [...CALL_CASES, ...SETTING_CASES, ...ROW_CASES];

/**
 * Component tests in the host's form: cases as plain literals, with the destination's output in the host's terms. This repository's own
 * tests show that the output is right.
 */
export async function componentTests(folder: string): Promise<ExportedFile[]> {
  const router = await Promise.all(ROUTER_CASES.map(routerTest));
  const delivery = await Promise.all(DELIVERY_CASES.map(deliveryTest));
  const deletion = await Promise.all(DELETION_CASES.map(deletionTest));
  const file = (path: string, text: string): ExportedFile => ({ path: `${folder}/${path}`, text });
  return [
    file('maskedSecrets.ts', secretsFile()),
    file('common.ts', commonFile(ROUTER_CASES)),
    file('router/data.ts', dataFile(router)),
    file('dataDelivery/data.ts', dataFile(delivery)),
    file('deleteUsers/data.ts', dataFile(deletion)),
    file('network.ts', await networkFile()),
  ];
}

function dataFile(cases: readonly string[]): string {
  const imports = [
    ...(cases.some((text) => text.includes('generateMetadata('))
      ? ["import { generateMetadata } from '../../../testUtils';"]
      : []),
    ...fixturesIn(cases).map((names) => `import { ${names} } from '../common';`),
    secretsIn(cases, '../'),
  ];
  return `${imports.join('\n')}\nexport const data = [\n${cases.join(',\n')}\n];\n`;
}

function secretsFile(): string {
  const lines = [...SECRETS.values()].map(
    (name) => `export const ${name} = \`\${path.basename(__dirname)}${name.slice('secret'.length)}\`;`,
  );
  return `import path from 'path';\n\n${lines.join('\n')}\n`;
}
