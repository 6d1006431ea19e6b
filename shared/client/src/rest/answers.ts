/** The account that an API key belongs to. */
export interface AccountInfo {
  accountId: string;
  name: string | undefined;
  /** `active`, `canceled`, `trial` or `trialExpired`, as far as documented. */
  status: string | undefined;
}

/** A person field in the account. */
export interface PersonField {
  /** The API name, which never changes. */
  name: string;
  title: string | undefined;
  type: string | undefined;
  format: string | undefined;
  readOnly: boolean;
}

/** A custom object type. */
export interface ObjectSchema {
  /** The `objectType` in a group payload. */
  name: string;
  displayNameSingular: string | undefined;
}

/** A tag in the account. */
export interface TagInfo {
  tag: string;
  color: string | undefined;
  /** How many people have it. */
  count: number | undefined;
}

/** A person with all fields, as Encharge returns them. */
export type Person = Readonly<Record<string, unknown>>;

/** An answer with an undocumented shape. The message names the place, never a value. */
export class OddAnswer extends Error {}

/** Reads a parsed answer: what it needs must be there, anything unknown is ignored. Throws {@link OddAnswer}. */
export type AnswerReader<T> = (json: unknown) => T;

/** `GET /accounts/info` */
export const readAccount: AnswerReader<AccountInfo> = (json) => {
  const account = record(json, 'the answer');
  const id = account['accountId'];
  const accountId = typeof id === 'number' ? String(id) : requiredText(id, 'accountId');
  return { accountId, name: text(account['name']), status: text(account['status']) };
};

/** `GET /fields` */
export const readFields: AnswerReader<PersonField[]> = listReader('items', (field, place) => ({
  name: requiredText(field['name'], `${place}.name`),
  title: text(field['title']),
  type: text(field['type']),
  format: text(field['format']),
  readOnly: field['readOnly'] === true,
}));

/** `GET /schemas` */
export const readSchemas: AnswerReader<ObjectSchema[]> = listReader('objects', (schema, place) => ({
  name: requiredText(schema['name'], `${place}.name`),
  displayNameSingular: text(schema['displayNameSingular']),
}));

/** `GET /tags-management` */
export const readTags: AnswerReader<TagInfo[]> = listReader('tags', (tag, place) => ({
  tag: requiredText(tag['tag'], `${place}.tag`),
  color: text(tag['color']),
  count: typeof tag['count'] === 'number' ? tag['count'] : undefined,
}));

/** `GET /people` */
export const readPeople: AnswerReader<Person[]> = listReader('users', (person) => person);

function listReader<T>(key: string, readItem: (item: Person, place: string) => T): AnswerReader<T[]> {
  return (json) => {
    const list = record(json, 'the answer')[key];
    if (!Array.isArray(list)) throw new OddAnswer(`"${key}" is not a list`);
    return list.map((item: unknown, index) => {
      const place = `${key}[${index}]`;
      return readItem(record(item, `"${place}"`), place);
    });
  };
}

function record(value: unknown, name: string): Person {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Person;
  throw new OddAnswer(`${name} is not an object`);
}

function requiredText(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new OddAnswer(`"${place}" is not a text`);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
