import type { ScenarioSummary } from '../../../../src/workbench/api';

export interface GallerySection {
  title: string;
  scenarios: readonly ScenarioSummary[];
}

/** A shop's daily events, in the order of a purchase. */
const SHOP: readonly string[] = [
  'product-viewed',
  'product-added',
  'product-removed',
  'cart-viewed',
  'checkout-started',
  'coupon-applied',
  'order-completed',
  'order-refunded',
  'product-added-to-wishlist',
].map((name) => `track/ecommerce-${name}`);
/** Common names for these events. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'identify/sign-up': 'user contact lead registration',
  'track/spec': 'signed up sign up registration',
  'page/pricing': 'page viewed visit',
  'group/spec': 'company account workspace',
  'track/ecommerce-cart-viewed': 'cart abandoned abandonment basket',
  'track/ecommerce-checkout-started': 'cart abandoned abandonment checkout',
  'track/ecommerce-order-completed': 'purchase bought paid sale',
};
const CALLS: readonly string[] = ['identify', 'track', 'page', 'screen', 'group', 'alias'];

/**
 * All scenarios: the six calls first, each with its first scenario, and a shop's events; then everything else by call.
 *
 * @param scenarios In server order, which begins with those that show a call best.
 */
export function gallerySections(scenarios: readonly ScenarioSummary[]): {
  everyday: GallerySection[];
  cases: GallerySection[];
} {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const first = CALLS.flatMap((call) => scenarios.find((one) => one.call === call) ?? []);
  const shop = SHOP.flatMap((id) => byId.get(id) ?? []);
  const others = scenarios.filter((one) => !first.includes(one) && !shop.includes(one));
  const filled = (sections: GallerySection[]): GallerySection[] =>
    sections.filter((section) => section.scenarios.length > 0);
  return {
    everyday: filled([
      { title: 'The six calls', scenarios: first },
      { title: 'A shop', scenarios: shop },
    ]),
    cases: filled(
      [...CALLS, 'other'].map((call) => ({
        title: call,
        scenarios: others.filter((one) => one.call === call),
      })),
    ),
  };
}

/**
 * The scenarios that match every word, best first: those whose title begins with the words, then matches in the title, the id, and finally
 * the description.
 */
export function searchScenarios(scenarios: readonly ScenarioSummary[], search: string): ScenarioSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const needle = words.join(' ');
  const has = (text: string): boolean => words.every((word) => text.includes(word));
  const rank = ({ id, title, description }: ScenarioSummary): number => {
    const [name, all] = [title.toLowerCase(), `${id} ${title} ${description}`.toLowerCase()];
    // The part after the colon is what the scenario is about: "E-commerce: Order Completed".
    if (name.startsWith(needle) || name.includes(`: ${needle}`)) return 0;
    if (has(name) || has(OTHER_NAMES[id] ?? '')) return 1;
    if (has(id.toLowerCase().replaceAll(/[-/]/g, ' ')) || has(id.toLowerCase())) return 2;
    return has(all) ? 3 : Infinity;
  };
  return scenarios
    .map((scenario) => ({ scenario, at: rank(scenario) }))
    .filter(({ at }) => at < Infinity)
    .sort((one, other) => one.at - other.at)
    .map(({ scenario }) => scenario);
}
