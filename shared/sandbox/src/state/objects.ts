import { copyWithoutForbiddenKeys, isForbiddenKey, pointer } from '../values/json';
import type { JsonRecord } from '../values/json';
import type { Findings } from '../flags/findings';
import type { SandboxSchema } from './schemas';
import type { SandboxObject } from './state-types';

interface CustomObject {
  readonly id: string;
  readonly objectType: string;
  externalId: string | undefined;
  readonly fields: Map<string, unknown>;
  readonly people: Set<string>;
  readonly createdAt: string;
  updatedAt: string;
}

/** The created or updated object; `undefined` for an unknown `id`. */
export type UpsertResult = { object: CustomObject; created: boolean } | undefined;

/** The custom objects of the account. */
export class Objects {
  readonly #byId = new Map<string, CustomObject>();
  readonly #externalIds = new Map<string, CustomObject>();
  #created = 0;

  /** Creates an object or updates the one with this `id` or `externalId`. Fields unknown to the schema are ignored and noted. */
  upsert(
    schema: SandboxSchema,
    properties: JsonRecord,
    at: string,
    findings: Findings,
    path: string,
  ): UpsertResult {
    const id = readId(properties['id']);
    const externalId = readId(properties['externalId']);
    const known = id === undefined ? this.#byExternalId(schema.name, externalId) : this.#byId.get(id);
    if (id !== undefined && known?.objectType !== schema.name) return undefined;
    const object = known ?? this.#create(schema.name, at);
    if (externalId !== undefined) this.#setExternalId(object, externalId);
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'id' || name === 'externalId' || isForbiddenKey(name)) continue;
      if (!schema.fields.includes(name)) {
        findings.note('ignored-field', pointer(path, name));
        continue;
      }
      if (typeof value === 'object' && value !== null)
        findings.note('non-scalar-object-field', pointer(path, name));
      object.fields.set(name, copyWithoutForbiddenKeys(value));
    }
    object.updatedAt = at;
    return { object, created: known === undefined };
  }

  /** Ends every association with this person. */
  dissociate(person: string): void {
    for (const { people } of this.#byId.values()) people.delete(person);
  }

  describe(): SandboxObject[] {
    return [...this.#byId.values()].map(describeObject);
  }

  clear(): void {
    this.#byId.clear();
    this.#externalIds.clear();
    this.#created = 0;
  }

  #byExternalId(objectType: string, externalId: string | undefined): CustomObject | undefined {
    return externalId === undefined ? undefined : this.#externalIds.get(indexKey(objectType, externalId));
  }

  #setExternalId(object: CustomObject, externalId: string): void {
    if (object.externalId !== undefined)
      this.#externalIds.delete(indexKey(object.objectType, object.externalId));
    object.externalId = externalId;
    this.#externalIds.set(indexKey(object.objectType, externalId), object);
  }

  #create(objectType: string, at: string): CustomObject {
    this.#created += 1;
    const object: CustomObject = {
      id: `object-${this.#created}`,
      objectType,
      externalId: undefined,
      fields: new Map(),
      people: new Set(),
      createdAt: at,
      updatedAt: at,
    };
    this.#byId.set(object.id, object);
    return object;
  }
}

/** The object as the state and the REST API show it. */
export function describeObject(object: CustomObject): SandboxObject {
  return {
    id: object.id,
    objectType: object.objectType,
    ...(object.externalId === undefined ? {} : { externalId: object.externalId }),
    fields: Object.fromEntries(object.fields),
    people: [...object.people],
    createdAt: object.createdAt,
    updatedAt: object.updatedAt,
  };
}

function readId(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function indexKey(objectType: string, externalId: string): string {
  return JSON.stringify([objectType, externalId]);
}
