import type { ExportedFile } from './exported-file';
import { deletionCases } from './component/deletion-cases';
import { deliveryCases } from './component/delivery-cases';
import { OWN_CASES } from './component/own-cases';
import { scenarioCases, withOutcomes } from './component/transformation-cases';

/** Component tests in the host's form: the cases as plain data, and the files that the host looks for. */
export async function componentTests(folder: string): Promise<ExportedFile[]> {
  const own = await Promise.all(OWN_CASES.map(withOutcomes));
  const groups = [...(await scenarioCases()), ['host', own] as const];
  const names = groups.map(([name]) => name);
  return [
    ...groups.map(([name, cases]) => casesFile(folder, name, 'TransformationCase', cases)),
    casesFile(folder, 'delivery', 'DeliveryCase', await deliveryCases()),
    casesFile(folder, 'deletion', 'DeletionCase', await deletionCases()),
    dataFile(folder, 'router', 'routerTest', names),
    dataFile(folder, 'processor', 'processorTest', names),
    dataFile(folder, 'dataDelivery', 'deliveryTest', ['delivery']),
    dataFile(folder, 'deleteUsers', 'deletionTest', ['deletion']),
    { path: `${folder}/network.ts`, text: NETWORK },
  ];
}

const NETWORK = `import { networkCalls } from './common';
import { deletion } from './cases/deletion';
import { delivery } from './cases/delivery';

export const networkCallsData = networkCalls(delivery, deletion);
`;

function casesFile(folder: string, name: string, type: string, cases: readonly unknown[]): ExportedFile {
  return {
    path: `${folder}/cases/${name}.ts`,
    text: `import type { ${type} } from '../common';\n\nexport const ${name}: ${type}[] = ${JSON.stringify(cases)};\n`,
  };
}

function dataFile(folder: string, feature: string, test: string, names: readonly string[]): ExportedFile {
  const imports = names.map((name) => `import { ${name} } from '../cases/${name}';\n`).join('');
  const all = names.map((name) => `...${name}`).join(', ');
  return {
    path: `${folder}/${feature}/data.ts`,
    text: `import { ${test} } from '../common';\n${imports}\nexport const data = [${all}].map(${test});\n`,
  };
}
