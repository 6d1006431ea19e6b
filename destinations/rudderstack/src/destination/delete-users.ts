import { createWarningMapper, MappingError } from '@encharge-destinations/core';
import { ConfigurationError, formatZodError, InstrumentationError } from '../host/integrations-lib';
import { httpDELETE } from '../host/network';
import { executeCommonValidations } from '../host/regulation-api';
import type { ProcessorTransformationOutput, UserDeletionRequest } from '../host/types';
import { answerOf, outcomeError, outcomeOf, toHostError } from './errors';
import { deletionOf } from './requests';
import type { Selector } from './requests';
import { ConfigSchema } from './types';
import { valueOf } from './values';

/** The people go into the query, so a group is limited in number and length. */
const MOST_IN_GROUP = 20;
const LONGEST_QUERY = 4_000;
const OVERHEAD = 'people%5B00%5D%5BuserId%5D=&'.length;

const { build } = createWarningMapper();

/** By the mapping's rules: a placeholder id (`null`, `0`) or an invalid email names nobody, and a user id may be the email, too. */
const selectorsOf = (person: unknown): Selector[] => {
  try {
    const fields = { userId: valueOf(person, 'userId'), email: valueOf(person, 'email') };
    return Object.entries(build('identify', fields).payload?.user ?? {}) as Selector[];
  } catch (error) {
    // Nothing in it names a person.
    if (error instanceof MappingError) return [];
    throw error;
  }
};

/** The identifiers of all people, each once, in groups small enough for one request. */
const groupsOf = (people: readonly unknown[]): Selector[][] => {
  const selectors = new Map(people.flatMap(selectorsOf).map((one) => [one.join(' '), one]));
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

const STAT_TAGS = { destType: 'encharge', feature: 'deleteUsers', module: 'deletion' };

/** Makes one request, and follows no redirect: that would take the key and people's data to another host. */
export const sendDeletion = ({ endpoint, endpointPath, headers, params }: ProcessorTransformationOutput) =>
  httpDELETE(
    endpoint,
    { headers, params, maxRedirects: 0 },
    { ...STAT_TAGS, endpointPath, requestMethod: 'DELETE' },
  );

export type Send = typeof sendDeletion;

const eraseInOrder = async (groups: Selector[][], apiKey: string | undefined, send: Send) => {
  const [group, ...others] = groups;
  if (group === undefined) return;
  const request = deletionOf(group, true, apiKey);
  const outcome = outcomeOf(answerOf(await send(request)), request);
  const { kind, status } = outcome;
  // rudder-server reads 404 and 405 as "this destination cannot delete" and drops the regulation; 400 keeps it.
  if (kind !== 'delivered')
    throw outcomeError(status === 404 || status === 405 ? { ...outcome, status: 400 } : outcome);
  // One unknown person may have blocked the rest of the group.
  const again = status === 404 && group.length > 1 ? group.map((selector) => [selector]) : [];
  await eraseInOrder([...again, ...others], apiKey, send);
};

/**
 * Erases people permanently; those unknown to Encharge count as erased. After a failure rudder-server passes the whole list again.
 *
 * @throws (the promise rejects with) one of the host's errors, without personal data.
 */
export const processDeleteUsers = async (
  { userAttributes, config }: Pick<UserDeletionRequest, 'userAttributes' | 'config'>,
  send: Send = sendDeletion,
) => {
  try {
    executeCommonValidations(userAttributes);
    const settings = ConfigSchema.pick({ apiKey: true }).safeParse(config);
    if (!settings.success) throw new ConfigurationError(formatZodError(settings.error));
    const groups = groupsOf(userAttributes);
    if (groups.length === 0)
      throw new InstrumentationError('Nobody to erase: no entry holds a usable userId or email.');
    await eraseInOrder(groups, settings.data.apiKey, send);
    return { statusCode: 200, status: 'successful' };
  } catch (error) {
    throw toHostError(error);
  }
};
