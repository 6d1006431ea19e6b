import { empty, ingestError, json } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Findings } from '../flags/findings';
import { isFilled, isRecord } from '../values/json';
import type { JsonRecord } from '../values/json';
import { readIdentifier, readIdentity, setPersonFields, upsertPerson } from '../state/person-updates';
import type { Store } from '../state/store';

/** Applies a body in the documented dialect. */
export function ingestDocumented(store: Store, body: JsonRecord, findings: Findings): Answer {
  if (body['type'] === 'alias') return applyAlias(store, body, findings);
  if (body['type'] === 'group') return applyGroup(store, body, findings);
  return applyEvent(store, body, findings);
}

/** A success. Encharge does not publish its body. */
export function success(store: Store): Answer {
  return store.switches.successBody === 'status' ? json(200, { status: 'success' }) : empty(200);
}

/** Renames the person: only complete pairs, and never to somebody else's identifier. */
export function applyAlias(store: Store, body: JsonRecord, findings: Findings): Answer {
  const next = readIdentity(body['user'], false);
  const previousUserId = readIdentifier(body['previousUserId']);
  const previousEmail = readIdentifier(body['previousEmail']);
  const userId = previousUserId === undefined ? undefined : next.userId;
  const email = previousEmail === undefined ? undefined : next.email;
  if (userId === undefined && email === undefined) return success(store);

  const person =
    (userId === undefined ? undefined : store.people.by('userId', previousUserId)) ??
    (email === undefined ? undefined : store.people.by('email', previousEmail));
  if (person === undefined) {
    findings.note('alias-unknown-person', '');
    return success(store);
  }
  const takers = [store.people.by('userId', userId), store.people.by('email', email)];
  if (takers.some((taker) => taker !== undefined && taker !== person)) {
    findings.note('alias-target-taken', '');
    return success(store);
  }
  if (userId !== undefined) store.people.setIdentifier(person, 'userId', userId);
  if (email !== undefined) store.people.setIdentifier(person, 'email', email);
  person.updatedAt = store.timestamp();
  return success(store);
}

/** Creates or updates a custom object and associates the person. */
export function applyGroup(store: Store, body: JsonRecord, findings: Findings): Answer {
  if (!isFilled(body['objectType'])) return ingestError(400, 'The objectType is missing.');
  const schema = store.schemas.get(body['objectType']);
  if (schema === undefined) {
    findings.flag('unknown-object-type', '/objectType');
    return ingestError(400, 'There is no object schema with this name.');
  }
  const properties = isRecord(body['properties']) ? body['properties'] : {};
  const result = store.objects.upsert(schema, properties, store.timestamp(), findings, '/properties');
  if (result === undefined) return ingestError(400, 'There is no object with this id.');
  const person = upsertPerson(store, readIdentity(body['user'], false), findings);
  if (person !== undefined) result.object.people.add(person.id);
  return success(store);
}

function applyEvent(store: Store, body: JsonRecord, findings: Findings): Answer {
  const user = isRecord(body['user']) ? body['user'] : {};
  const person = upsertPerson(store, readIdentity(user, false), findings);
  if (person === undefined) return success(store);
  // The address is kept unchanged: Encharge derives country and timezone from it, which takes a geo database.
  if (isFilled(body['sourceIp'])) setPersonFields(store, person, { ip: body['sourceIp'] });
  setPersonFields(store, person, user);
  const name = body['name'];
  if (isFilled(name) && name !== 'identify') {
    store.addEvent(person, name, isRecord(body['properties']) ? body['properties'] : {});
  }
  return success(store);
}
