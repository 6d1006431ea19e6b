import type { InputField } from '@segment/actions-core';

/** The parts of a field, of an object field's part and of a setting that are used here. */
type Field = Partial<Pick<InputField, 'description' | 'required' | 'multiple' | 'allowNull'>> & {
  type?: InputField['type'];
  properties?: Readonly<Record<string, Field>>;
};

const BANNER = '// Generated file. DO NOT MODIFY IT BY HAND.';

const TYPES: Readonly<Record<Exclude<InputField['type'], 'object'>, string>> = {
  boolean: 'boolean',
  number: 'number',
  integer: 'number',
  datetime: 'string | number',
  string: 'string',
  text: 'string',
  password: 'string',
};

/**
 * A type file in the format of the host's generator: one interface, a comment for every field.
 *
 * @param name `Settings` or `Payload`.
 */
export function typeFile(name: string, fields: Readonly<Record<string, Field>>): string {
  return `${BANNER}\n\nexport interface ${name} {\n${members(fields, '  ')}}\n`;
}

function members(fields: Readonly<Record<string, Field>>, indent: string): string {
  return Object.entries(fields)
    .map(([key, field]) => {
      const comment =
        field.description === undefined
          ? ''
          : `${indent}/**\n${indent} * ${field.description}\n${indent} */\n`;
      const mark = field.required === true ? '' : '?';
      return `${comment}${indent}${key}${mark}: ${typeOf(field, indent)}\n`;
    })
    .join('');
}

function typeOf(field: Field, indent: string): string {
  const list = field.multiple === true ? '[]' : '';
  const orNull = field.allowNull === true ? ' | null' : '';
  return `${singleType(field, indent)}${list}${orNull}`;
}

function singleType({ type = 'string', properties }: Field, indent: string): string {
  if (type !== 'object') return TYPES[type];
  const inner = `${indent}  `;
  const known = properties === undefined ? `${inner}[k: string]: unknown\n` : members(properties, inner);
  return `{\n${known}${indent}}`;
}
