import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SWITCHES, FAULT_KINDS, FLAG_RULES, NOTE_RULES } from '../src';

const read = (path: string): string => readFileSync(join(__dirname, '..', path), 'utf8');

describe('the documentation', () => {
  it('lists every rule with its text, and no other', () => {
    const listed = read('docs/flags.md')
      .split('\n')
      .filter((line) => line.startsWith('- '));
    const rules = Object.entries({ ...FLAG_RULES, ...NOTE_RULES });
    expect(listed).toEqual(rules.map(([rule, message]) => `- \`${rule}\`: ${message}`));
  });

  it('names every fault', () => {
    const named = [...read('docs/faults.md').matchAll(/^\| `([a-z0-9]+)` /gm)].map((match) => match[1]);
    expect(named).toEqual([...FAULT_KINDS]);
  });

  it('names every switch with its default', () => {
    const named = [...read('docs/behaviour.md').matchAll(/^\| `([a-zA-Z]+)` +\| `([a-z0-9]+)` +\| [a-z]/gm)];
    const switches = Object.entries(DEFAULT_SWITCHES).map(([name, value]) => [name, String(value)]);
    expect(named.map(([, name, value]) => [name, value])).toEqual(expect.arrayContaining(switches));
    expect(switches.length).toBeLessThanOrEqual(6);
  });
});
