import { destination } from '@encharge-destinations/segment';
import type { InputField } from '@segment/actions-core';
import ts from 'typescript';

type Fields = Readonly<Record<string, InputField>>;

/** Where an action imports shared fields from: the export creates the file. */
export const COMMON_FIELDS = '../common-fields';

/** Shared fields that appear together in the forms, by the name of their constant; their form is one action's. */
const GROUPS: Readonly<Record<string, { of: string; keys: readonly string[] }>> = {
  eventFields: {
    of: 'trackEvent',
    keys: [
      ...['userId', 'segmentAnonymousId', 'personFields', 'tags', 'groupId', 'timestamp', 'messageId', 'ip'],
      ...['userAgent', 'campaign', 'page', 'location', 'rename', 'allow', 'deny', 'mappingVersion'],
    ],
  },
  batchFields: { of: 'trackEvent', keys: ['enable_batching', 'batch_size'] },
  knownPersonFields: { of: 'addTag', keys: ['userId', 'email', 'segmentAnonymousId'] },
};
/** A field that differs from a shared one in more than this is written out. */
const MOST_DIFFERENT = 3;
/** The constant of the others. */
const OTHERS = 'commonFields';

/** The actions' fields, by action key. */
const fieldsOf: ReadonlyMap<string, Fields> = new Map(
  Object.entries(destination.actions).map(([key, { fields }]) => [key, fields as Fields]),
);

/** Shared fields by key, by the name of their constant. */
const constants: ReadonlyMap<string, ReadonlyMap<string, InputField>> = new Map([
  [OTHERS, othersInCommon()] as const,
  ...Object.entries(GROUPS).map(
    ([name, { of, keys }]) => [name, groupOf(fieldsOf.get(of) ?? {}, keys)] as const,
  ),
]);

function groupOf(fields: Fields, keys: readonly string[]): Map<string, InputField> {
  return new Map(
    keys.map((key): [string, InputField] => {
      const field = fields[key];
      if (field === undefined) throw new Error(`There is no field ${key} to share.`);
      return [key, field];
    }),
  );
}

/** The fields outside the groups that several actions share in the same form; where a key has several forms, the most common. */
function othersInCommon(): Map<string, InputField> {
  const keys = new Set([...fieldsOf.values()].flatMap((fields) => Object.keys(fields)));
  return new Map(
    [...keys].flatMap((key): [string, InputField][] => {
      const forms = [...fieldsOf.values()].flatMap((fields) => fields[key] ?? []);
      const ungrouped = forms.filter(
        (form) =>
          !Object.values(GROUPS).some(
            ({ of }) => isSame(fieldsOf.get(of)?.[key], form) && isGrouped(key, of),
          ),
      );
      const countOf = (form: InputField): number => ungrouped.filter((other) => isSame(form, other)).length;
      const [commonest] = [...ungrouped].sort((one, other) => countOf(other) - countOf(one));
      return commonest !== undefined && countOf(commonest) > 1 ? [[key, commonest]] : [];
    }),
  );
}

function isGrouped(key: string, action: string): boolean {
  return Object.values(GROUPS).some(({ of, keys }) => of === action && keys.includes(key));
}

/**
 * A destination source with its fields written out: there, readers see what the tables here generate.
 *
 * @param path In the destination's folder: `index.ts` or `trackEvent/index.ts`.
 */
export function withLiteralFields(path: string, text: string): string {
  if (path === 'index.ts') return withFields(text, literal(destination.authentication?.fields ?? {}));
  const fields = fieldsOf.get(/^(\w+)\/index\.ts$/.exec(path)?.[1] ?? '');
  if (fields === undefined) return text;
  const made = membersOf(fields);
  // References alone may share a line.
  const space = made.some((member) => member.includes('\n')) ? '\n' : ' ';
  const members = made.join(`,${space}`);
  const used = [...constants.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(members));
  const imported = used.length === 0 ? '' : `import { ${used.join(', ')} } from '${COMMON_FIELDS}';\n`;
  return imported + withFields(text, `{${space}${members}${space}}`);
}

/** The source of the shared fields. */
export function commonFieldsFile(): string {
  const texts = [...constants].map(([name, fields]) => {
    const members = [...fields].map(([key, field]) => `${key}: ${likeAnother(key, field, name)}`);
    return `export const ${name}: Fields = {\n${members.join(',\n')}\n}\n`;
  });
  return `import type { InputField } from '@segment/actions-core'

type Fields = Record<string, InputField>

${texts.join('\n')}`;
}

/** An action's fields: whole groups and other shared fields by name, the action's own as literals. */
function membersOf(fields: Fields): string[] {
  const members: string[] = [];
  const waiting = Object.entries(fields);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [key, field] = next;
    const shared = [...constants].find(([, others]) => isSame(others.get(key), field));
    const [name, group] = shared ?? ['', new Map<string, InputField>()];
    const following = [next, ...waiting.slice(0, group.size - 1)];
    const isWhole = name in GROUPS && isSame([...group], following);
    if (isWhole) waiting.splice(0, group.size - 1);
    members.push(
      isWhole ? `...${name}` : `${key}: ${shared === undefined ? likeAnother(key, field) : `${name}.${key}`}`,
    );
  }
  return members;
}

/** A field as a literal, or as the shared field of its name with what is different; under another name, only its label may be. */
function likeAnother(key: string, field: InputField, before?: string): string {
  const names = [...constants.keys()];
  const known = before === undefined ? names : names.slice(0, names.indexOf(before));
  const shared = known.flatMap((name) =>
    [...(constants.get(name) ?? [])].map(([other, form]) => ({ other, path: `${name}.${other}`, form })),
  );
  for (const { other, path, form } of shared) {
    if (Object.keys(form).some((attribute) => !(attribute in field))) continue;
    const different = Object.entries(field).filter(
      ([attribute, value]) => !isSame(value, form[attribute as keyof InputField]),
    );
    const isLike =
      other === key
        ? different.length <= MOST_DIFFERENT
        : different.every(([attribute]) => attribute === 'label');
    if (isLike) return literal(Object.fromEntries(different)).replace('{\n', `{ ...${path}, `);
  }
  return literal(field);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** An object with one member per line; the formatter lays out the fields' attributes. */
function literal(object: object): string {
  const members = Object.entries(object).map(
    ([key, value]: [string, unknown]) => `${key}: ${isField(value) ? literal(value) : JSON.stringify(value)}`,
  );
  return `{\n${members.join(',\n')}\n}`;
}

function isField(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'label' in value && 'type' in value;
}

/** Replaces the value of the property `fields`. */
function withFields(text: string, value: string): string {
  const tree = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2020, true);
  const found: ts.PropertyAssignment[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'fields') found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const [fields, ...others] = found;
  if (fields === undefined || others.length > 0) throw new Error('One property `fields` is expected.');
  const { initializer } = fields;
  return text.slice(0, initializer.getStart()) + value + text.slice(initializer.getEnd());
}
