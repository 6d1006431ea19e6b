import { destination } from '@encharge-destinations/segment';
import type { InputField } from '@segment/actions-core';
import ts from 'typescript';

type Fields = Readonly<Record<string, InputField>>;

/** Where an action imports shared fields from: the export makes the file. */
export const COMMON_FIELDS = '../common-fields';

/** Shared fields that stand together in the forms, by the name of their constant. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  contextFields: ['groupId', 'timestamp', 'messageId', 'ip', 'userAgent', 'campaign', 'page', 'location'],
  mappingFields: ['rename', 'allow', 'deny'],
  batchFields: ['enable_batching', 'batch_size'],
};
/** The constant of the others. */
const OTHERS = 'commonFields';

/** The actions' fields, by the action's key. */
const fieldsOf: ReadonlyMap<string, Fields> = new Map(
  Object.entries(destination.actions).map(([key, { fields }]) => [key, fields as Fields]),
);

/** The fields that several actions have in the same form; where a key has several forms, the commonest. */
const commonFields: ReadonlyMap<string, InputField> = new Map(
  [...new Set([...fieldsOf.values()].flatMap((fields) => Object.keys(fields)))].flatMap(
    (key): [string, InputField][] => {
      const forms = [...fieldsOf.values()].flatMap((fields) => fields[key] ?? []);
      const countOf = (form: InputField): number => forms.filter((other) => isSame(form, other)).length;
      const [commonest] = [...forms].sort((one, other) => countOf(other) - countOf(one));
      return commonest !== undefined && countOf(commonest) > 1 ? [[key, commonest]] : [];
    },
  ),
);

/**
 * A source of the destination with its fields written out: what is made from the tables here is to be read there.
 *
 * @param path In the folder of the destination: `index.ts` or `trackEvent/index.ts`.
 */
export function withLiteralFields(path: string, text: string): string {
  if (path === 'index.ts') return withFields(text, literal(destination.authentication?.fields ?? {}));
  const fields = fieldsOf.get(/^(\w+)\/index\.ts$/.exec(path)?.[1] ?? '');
  if (fields === undefined) return text;
  const members = membersOf(fields).join(',\n');
  const used = [...Object.keys(GROUPS), OTHERS].filter((name) => new RegExp(`\\b${name}\\b`).test(members));
  const imported = used.length === 0 ? '' : `import { ${used.join(', ')} } from '${COMMON_FIELDS}';\n`;
  return imported + withFields(text, `{\n${members}\n}`);
}

/** The source of the shared fields. */
export function commonFieldsFile(): string {
  const constants = [...Object.keys(GROUPS), OTHERS].map((name) => {
    const fields = [...commonFields].filter(([key]) => homeOf(key) === name);
    return `export const ${name}: Fields = ${literal(Object.fromEntries(fields))}\n`;
  });
  return `import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'

type Fields = ActionDefinition<Settings>['fields']

${constants.join('\n')}`;
}

/** The fields of an action: whole groups by their name, other shared fields by theirs, the action's own as literals. */
function membersOf(fields: Fields): string[] {
  const members: string[] = [];
  const waiting = Object.entries(fields);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [key, field] = next;
    const group = GROUPS[homeOf(key)] ?? [];
    const following = [next, ...waiting.slice(0, group.length - 1)];
    const isWhole =
      group.length > 0 &&
      group.every((one, index) => following[index]?.[0] === one && isCommon(following[index]));
    if (isWhole) {
      members.push(`...${homeOf(key)}`);
      waiting.splice(0, group.length - 1);
    } else members.push(isCommon(next) ? `${key}: ${homeOf(key)}.${key}` : `${key}: ${literal(field)}`);
  }
  return members;
}

function homeOf(key: string): string {
  return Object.keys(GROUPS).find((name) => GROUPS[name]?.includes(key) === true) ?? OTHERS;
}

function isCommon([key, field]: readonly [string, InputField] = ['', {} as InputField]): boolean {
  return isSame(commonFields.get(key), field);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** An object with its members one below the other; what is inside of the attributes of a field is left to the formatter. */
function literal(object: object): string {
  const members = Object.entries(object).map(
    ([key, value]: [string, unknown]) => `${key}: ${isField(value) ? literal(value) : JSON.stringify(value)}`,
  );
  return `{\n${members.join(',\n')}\n}`;
}

function isField(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'label' in value && 'type' in value;
}

/** Puts a text in place of the value of the property `fields`. */
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
