import { get, transform } from '@segment/actions-core';
import type { JSONObject } from '@segment/actions-core';
import { pathOf, pointerOf } from '@encharge-destinations/core';
import type { Pointer } from '@encharge-destinations/core';

type Steps = readonly string[];
type Shape = Readonly<Record<string, unknown>>;

/** How the host splits a path: at dots and at brackets. */
const PATH_PARTS = /\[(?="|'|\d)|\.|(?<="|'|\d)\]+/;
const PLACEHOLDER = /\{\{\{?\s*([^{}]+?)\s*\}?\}\}/g;

/**
 * The place in the event that a mapped field's value comes from, by the directives of the host's mapping kit.
 *
 * @param field A JSON Pointer into the resolved fields: `/properties/plan`.
 * @returns `undefined` for a literal, and where several values of the event became one.
 * @example placeInEvent({ properties: { '@path': '$.properties' } }, '/properties/plan', event) // '/properties/plan'
 */
export function placeInEvent(mapping: Shape, field: Pointer, event: object): Pointer | undefined {
  const place = follow(mapping, pathOf(field).map(String), event);
  return place === undefined ? undefined : pointerOf(place);
}

function follow(value: unknown, below: Steps, event: unknown): Steps | undefined {
  const shape = shapeOf(value);
  if (shape === undefined) return undefined;
  const directive = Object.keys(shape).find((key) => key.startsWith('@'));
  if (directive !== undefined) return followDirective(directive, shape[directive], below, event);
  const [key, ...rest] = below;
  return key !== undefined && Object.hasOwn(shape, key) ? follow(shape[key], rest, event) : undefined;
}

function followDirective(name: string, value: unknown, below: Steps, event: unknown): Steps | undefined {
  const options = shapeOf(value) ?? {};
  switch (name) {
    case '@path':
      return typeof value === 'string' ? [...partsOf(value), ...below] : undefined;
    case '@template':
      return typeof value === 'string' ? placeOfTemplate(value) : undefined;
    case '@if':
      return follow(options[isMet(options, event) ? 'then' : 'else'], below, event);
    case '@case':
    case '@replace':
    case '@json':
      return follow(options['value'], [], event);
    case '@literal':
    case '@excludeWhenNull':
      return follow(value, below, event);
    case '@arrayPath':
      return Array.isArray(value) ? placeInList(value as unknown[], below, event) : undefined;
    case '@merge':
      return placeInMerged(options, below, event);
    default:
      return undefined;
  }
}

/** Evaluates as the host does. Despite its name, `blank` is true when the value is not blank. */
function isMet(condition: Shape, event: unknown): boolean {
  return resolved({ '@if': { ...condition, then: true, else: false } }, event) === true;
}

function placeOfTemplate(template: string): Steps | undefined {
  const paths = [...template.matchAll(PLACEHOLDER)].map(([, path = '']) => path);
  return paths.length === 1 ? partsOf(paths[0] ?? '') : undefined;
}

function placeInList([path, item]: unknown[], below: Steps, event: unknown): Steps | undefined {
  const list = typeof path === 'string' ? partsOf(path) : follow(path, [], event);
  const [index, ...rest] = below;
  if (list === undefined || index === undefined || shapeOf(item) === undefined) {
    return list === undefined ? undefined : [...list, ...below];
  }
  const found: unknown = get(event as JSONObject, [...list]);
  const held: unknown = Array.isArray(found) ? found[Number(index)] : found;
  const inItem = follow(item, rest, held);
  return inItem === undefined ? undefined : [...list, index, ...inItem];
}

/** Of merged objects the last one wins, or with `left` the first. */
function placeInMerged({ objects, direction }: Shape, below: Steps, event: unknown): Steps | undefined {
  const [key] = below;
  if (!Array.isArray(objects) || key === undefined) return undefined;
  const ordered = direction === 'left' ? (objects as unknown[]) : [...(objects as unknown[])].reverse();
  const winner = ordered.find((one) => {
    const shape = shapeOf(resolved(one, event));
    return shape !== undefined && Object.hasOwn(shape, key);
  });
  return follow(winner, below, event);
}

function resolved(value: unknown, event: unknown): unknown {
  return transform({ value } as JSONObject, event as JSONObject)['value'];
}

function partsOf(path: string): Steps {
  return path
    .replace('$.', '')
    .split(PATH_PARTS)
    .filter((part) => part !== '')
    .map((part) => part.replace(/'|"/g, ''));
}

function shapeOf(value: unknown): Shape | undefined {
  return typeof value === 'object' && value !== null ? (value as Shape) : undefined;
}
