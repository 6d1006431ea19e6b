import type { ScenarioSummary } from '../../../../src/workbench/api';

export interface GallerySection {
  title: string;
  scenarios: readonly ScenarioSummary[];
}

const SHOP = /^track\/ecommerce-/;
/** What a shop starts with; its other events follow. */
const FIRST_OF_SHOP: readonly string[] = [
  'product-viewed',
  'product-added',
  'checkout-started',
  'order-completed',
].map((name) => `track/ecommerce-${name}`);
const CALLS: readonly string[] = ['identify', 'track', 'page', 'screen', 'group', 'alias'];

/**
 * All scenarios: the six calls first, each by its first scenario, then the events of a shop, then everything else by call.
 *
 * @param scenarios In the order of the server, which begins with those that show a call best.
 */
export function gallerySections(scenarios: readonly ScenarioSummary[]): GallerySection[] {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const named = (ids: readonly string[]): ScenarioSummary[] => ids.flatMap((id) => byId.get(id) ?? []);
  const first = CALLS.flatMap((call) => scenarios.find((one) => one.call === call) ?? []);
  const isInShop = ({ id }: ScenarioSummary): boolean => SHOP.test(id);
  const isShopStart = ({ id }: ScenarioSummary): boolean => FIRST_OF_SHOP.includes(id);
  const shop = [...named(FIRST_OF_SHOP), ...scenarios.filter((one) => isInShop(one) && !isShopStart(one))];
  const others = scenarios.filter((one) => !first.includes(one) && !isInShop(one));
  return [
    { title: 'The six calls', scenarios: first },
    { title: 'A shop', scenarios: shop },
    ...[...CALLS, 'other'].map((call) => ({
      title: call,
      scenarios: others.filter((one) => one.call === call),
    })),
  ].filter((section) => section.scenarios.length > 0);
}

/**
 * The scenarios that have every word, best first: those whose title begins with the words, those that have them in the title, in the
 * id, and at last in the description.
 */
export function searchScenarios(scenarios: readonly ScenarioSummary[], search: string): ScenarioSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const needle = words.join(' ');
  const has = (text: string): boolean => words.every((word) => text.includes(word));
  const rank = ({ id, title, description }: ScenarioSummary): number => {
    const [name, all] = [title.toLowerCase(), `${id} ${title} ${description}`.toLowerCase()];
    // The part after the colon is what the scenario is about: "E-commerce: Order Completed".
    if (name.startsWith(needle) || name.includes(`: ${needle}`)) return 0;
    if (has(name)) return 1;
    if (has(id.toLowerCase().replaceAll(/[-/]/g, ' ')) || has(id.toLowerCase())) return 2;
    return has(all) ? 3 : Infinity;
  };
  return scenarios
    .map((scenario) => ({ scenario, at: rank(scenario) }))
    .filter(({ at }) => at < Infinity)
    .sort((one, other) => one.at - other.at)
    .map(({ scenario }) => scenario);
}
