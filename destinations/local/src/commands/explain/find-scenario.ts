import { existsSync } from 'node:fs';
import type { Scenario } from '@encharge-destinations/testkit';
import { printable } from '../../cli/text/printable';
import { UsageError } from '../../cli/usage-error';

const MOST_SHOWN = 5;

/**
 * Finds a mapping example by id. The testkit loads on demand.
 *
 * @param folder The scenarios' folder.
 * @throws {UsageError} naming the closest ids, or what is missing.
 */
export async function findScenario(folder: string, id: string): Promise<Scenario> {
  if (!existsSync(folder))
    throw new UsageError('The scenarios are missing: they are in test/fixtures of the repository.');
  const { loadScenarios } = await import('@encharge-destinations/testkit');
  const scenarios = loadScenarios(folder);
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found !== undefined) return found;
  const near = nearest(
    id,
    scenarios.map((scenario) => scenario.id),
  );
  throw new UsageError(
    `There is no scenario "${printable(id)}". Similar: ${near.join(', ')}. All of them: test/fixtures/README.md.`,
  );
}

/** The ids that share the most letter pairs with a text, best first. */
function nearest(text: string, ids: readonly string[]): string[] {
  const wanted = pairsOf(text);
  const likeness = (id: string): number => {
    const pairs = pairsOf(id);
    return [...pairs].filter((pair) => wanted.has(pair)).length / (pairs.size + wanted.size);
  };
  return ids
    .map((id) => [id, likeness(id)] as const)
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_SHOWN)
    .map(([id]) => id);
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: letters.length }, (_, index) => letters.slice(index, index + 2)));
}
