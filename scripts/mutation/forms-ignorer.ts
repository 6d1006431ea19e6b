import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore';

interface Property {
  type: string;
  key?: { name?: string };
}

/** What is read of Babel's syntax tree. */
interface Path extends NodePath {
  node: Property;
  parent?: { properties?: readonly Property[] };
}

const OF_FORMS = new Set(['label', 'description', 'required', 'advanced', 'initial']);

/**
 * Leaves out what the field tables say for forms alone: words, the kind of an input, what is collapsed. No payload and no trace
 * depends on it; the dashboards, generated types and docs that are made of it are compared by `npm run generate:check`.
 */
export const formsIgnorer: Ignorer = {
  shouldIgnore(path) {
    const { node, parent } = path as Path;
    const name = node.type === 'ObjectProperty' ? (node.key?.name ?? '') : '';
    // Payloads have a `type` too; the type of a field stands beside its source.
    const isKind = name === 'type' && parent?.properties?.some(({ key }) => key?.name === 'source') === true;
    return isKind || OF_FORMS.has(name) ? 'said for forms alone' : undefined;
  },
};
