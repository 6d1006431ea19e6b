import { directDependencies, withReasons } from '../dependencies';

test('every dependency of the root and the workspaces is listed once, with its locked version', () => {
  const found = directDependencies({
    '': { devDependencies: { jest: '^1.0.0', tool: '^2.0.0' } },
    'shared/one': { dependencies: { '@encharge-destinations/core': '0.1.0', tool: '^1.0.0' } },
    'node_modules/jest': { version: '1.2.3', license: 'MIT', dependencies: { deeper: '1.0.0' } },
    'node_modules/tool': { version: '2.0.0', license: 'ISC' },
  });
  expect(found).toEqual([
    { name: 'jest', version: '1.2.3', license: 'MIT', declaredBy: ['root (development)'] },
    { name: 'tool', version: '2.0.0', license: 'ISC', declaredBy: ['root (development)', 'shared/one'] },
  ]);
});

test('a dependency without a reason is rejected', () => {
  expect(() => withReasons('dependencies', ['known', 'new'], { known: 'is needed' })).toThrow(
    'dependencies: new has no reason. Correct scripts/generate/dependency-reasons.ts.',
  );
});

test('a reason for a removed dependency is rejected', () => {
  expect(() => withReasons('overrides', [], { old: 'was needed' })).toThrow(
    'overrides: old has a reason but does not exist.',
  );
});
