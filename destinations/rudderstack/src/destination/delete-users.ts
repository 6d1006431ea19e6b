import {
  classifyOutcome,
  createWarningMapper,
  isUnknownPerson,
  MappingError,
} from '@encharge-destinations/core';
import { InstrumentationError } from '../host/integrations-lib';
import { httpDELETE } from '../host/network';
import { executeCommonValidations } from '../host/regulation-api';
import type { ProcessorTransformationOutput, UserDeletionRequest } from '../host/types';
import { DESTINATION_TYPE } from './config';
import { answerOf, outcomeError, toHostError } from './errors';
import { deletionRequest } from './requests';
import type { Selector } from './requests';
import { ConfigSchema } from './types';
import { valueOf } from './values';

/** The people go into the query, so a group is limited in number and length. */
const MOST_IN_GROUP = 20;
const LONGEST_QUERY = 4_000;
const OVERHEAD = 'people%5B00%5D%5BuserId%5D=&'.length;

const { build } = createWarningMapper();

/**
 * The mapping's rules read the identifiers: a placeholder id (`null`, `0`) or an invalid email names nobody, and a user id that is an email
 * address is also the email.
 */
const selectorsOf = (person: unknown): Selector[] => {
  try {
    const fields = { userId: valueOf(person, 'userId'), email: valueOf(person, 'email') };
    const { user = {} } = build('identify', fields).payload ?? {};
    return (['userId', 'email'] as const)
      .map((identifier): Selector => [identifier, user[identifier] ?? ''])
      .filter(([, value]) => value !== '');
  } catch (error) {
    // Nothing in it names a person.
    if (error instanceof MappingError) return [];
    throw error;
  }
};

/** The identifiers of all people, each once, in groups small enough for one request. */
const groupsOf = (people: readonly unknown[]): Selector[][] => {
  const selectors = new Map(people.flatMap(selectorsOf).map((selector) => [selector.join(' '), selector]));
  const groups: Selector[][] = [];
  let group: Selector[] = [];
  let length = 0;
  selectors.forEach((selector) => {
    const needed = encodeURIComponent(selector[1]).length + OVERHEAD;
    if (group.length === MOST_IN_GROUP || length + needed > LONGEST_QUERY) [group, length] = [[], 0];
    if (group.length === 0) groups.push(group);
    group.push(selector);
    length += needed;
  });
  return groups;
};

/** Makes one request; resolves for every answer. The host follows redirects; this request carries the key and people's data, so it does not. */
export const sendDeletion = ({ endpoint, endpointPath, headers, params }: ProcessorTransformationOutput) =>
  httpDELETE(
    endpoint,
    { headers, params, maxRedirects: 0 },
    {
      destType: DESTINATION_TYPE,
      feature: 'deleteUsers',
      endpointPath,
      requestMethod: 'DELETE',
      module: 'deletion',
    },
  );

export type Send = typeof sendDeletion;

type Erase = (group: readonly Selector[]) => ReturnType<Send>;

const eraseInOrder = async (groups: readonly Selector[][], erase: Erase): Promise<void> => {
  const [group, ...others] = groups;
  if (group === undefined) return;
  const { status, headers, response } = answerOf(await erase(group));
  // No part of the answer is quoted: Encharge may repeat the email in it, and the host logs errors.
  const outcome = classifyOutcome(status, headers, response, undefined, () => '');
  const isNobody = isUnknownPerson(outcome, response);
  if (outcome.kind !== 'delivered' && !isNobody) {
    // The host reads 404 and 405 as "this destination cannot delete" and drops the regulation; 400 keeps it.
    const isUnsupported = status === 404 || status === 405;
    throw outcomeError(isUnsupported ? { ...outcome, status: 400 } : outcome, outcome.message);
  }
  // One unknown person may have blocked the rest of the group.
  const again = isNobody && group.length > 1 ? group.map((selector) => [selector]) : [];
  await eraseInOrder([...again, ...others], erase);
};

/**
 * Erases people permanently, by user id and email, in groups. People unknown to Encharge count as erased. The first group that fails ends
 * the run; the host then passes the whole list again, which does no harm.
 *
 * @throws (the promise rejects with) one of the host's errors, without personal data.
 */
export const processDeleteUsers = async (
  { userAttributes, config }: Pick<UserDeletionRequest, 'userAttributes' | 'config'>,
  send: Send = sendDeletion,
) => {
  try {
    executeCommonValidations(userAttributes);
    const { data: apiKey } = ConfigSchema.shape.apiKey.safeParse(valueOf(config, 'apiKey'));
    const groups = groupsOf(userAttributes);
    if (groups.length === 0)
      throw new InstrumentationError('Nobody to erase: no entry holds a usable userId or email.');
    await eraseInOrder(groups, (group) => send(deletionRequest(group, true, apiKey)));
    return { statusCode: 200, status: 'successful' };
  } catch (error) {
    throw toHostError(error);
  }
};
