import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadExchanges, loadScenarios, overclaims, scanFixture } from '@encharge-destinations/testkit';

const folder = join(__dirname, '../fixtures');
const ACCEPTED = 'accepted-values.json';
/** Titles and descriptions of scenarios, generated from what is scanned here. */
const GALLERY = 'README.md';
/** Values that look personal and are made up, by reason. */
const accepted = JSON.parse(readFileSync(join(folder, ACCEPTED), 'utf8')) as Record<string, string[]>;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .filter((file) => file !== ACCEPTED && file !== GALLERY);
const documentedBodies = loadScenarios(folder)
  .filter(({ provenance }) => provenance === 'docs')
  .flatMap(({ expected }) => expected.documented.payloads);
const exchanges = loadExchanges(join(folder, 'exchanges'));

// Fails closed: replace a new value that looks personal with a reserved one, or list it in accepted-values.json with the reason why it is
// made up.
test('no fixture contains a real key, person, id or address', () => {
  const findings = files.flatMap((file) => {
    const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
    return scanFixture(content, { accepted: new Set(Object.values(accepted).flat()) }).map(
      ({ pointer, kind, hint }) => `${file} at ${pointer}: looks like a real ${kind} (${hint})`,
    );
  });
  expect(files.length).toBeGreaterThan(300);
  expect(findings).toEqual([]);
});

test('the fixtures folder contains only JSON files', () => {
  expect(files.filter((file) => !file.endsWith('.json'))).toEqual([]);
});

test('every accepted value is used and has a reason', () => {
  const parsed = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown);
  const texts = JSON.stringify(parsed);
  const unused = Object.values(accepted)
    .flat()
    .filter((value) => !texts.includes(value));
  expect(unused).toEqual([]);
  expect(Object.keys(accepted).filter((reason) => reason.length < 20)).toEqual([]);
});

test('no exchange claims to be more than it is', () => {
  expect(documentedBodies).toHaveLength(5);
  expect(exchanges.flatMap((exchange) => overclaims(exchange, { documentedBodies }))).toEqual([]);
});

test('exchanges are not scenarios, and there is one of every provenance that needs no account', () => {
  expect(loadScenarios(folder).filter(({ id }) => id.startsWith('exchanges'))).toEqual([]);
  expect(new Set(exchanges.map(({ provenance }) => provenance))).toEqual(
    new Set(['docs', 'incumbent', 'sandbox']),
  );
});
