import { classifyOutcome, createWarningMapper } from '@encharge-destinations/core';
import { ConfigurationError, InstrumentationError } from '../host/integrations-lib';
import { httpDELETE } from '../host/network';
import { executeCommonValidations } from '../host/regulation-api';
import type { ProcessorTransformationOutput, UserDeletionRequest } from '../host/types';
import { answerOf, isNobody, outcomeError } from './answers';
import type { ClientResult } from './answers';
import { DESTINATION_TYPE } from './config';
import { toHostError } from './errors';
import { eraseRequest } from './requests';
import { ConfigSchema } from './types';
import { valueOf } from './values';

/** One identifier of a person to erase. */
interface Selector {
  identifier: 'userId' | 'email';
  value: string;
}

/** What the host expects after a successful regulation. */
export interface DeletionResult {
  statusCode: number;
  status: string;
}

/** Makes one request; resolves for every answer. */
export type Send = (request: ProcessorTransformationOutput) => Promise<ClientResult>;

/** The query holds the people, so a group is bounded by number and by length. */
const MOST_IN_GROUP = 20;
const LONGEST_QUERY = 4_000;
const OVERHEAD = 'people%5B00%5D%5BuserId%5D=&'.length;

const { build } = createWarningMapper();

/**
 * Identifiers are read by the rules of the mapping: a placeholder id (`null`, `0`) or an invalid email names nobody, and a user id that
 * is an email address is also the email.
 */
const selectorsOf = (person: unknown): Selector[] => {
  try {
    const fields = { userId: valueOf(person, 'userId'), email: valueOf(person, 'email') };
    const { userId, email } = build('identify', fields).payload?.user ?? {};
    return [
      ...(userId === undefined ? [] : [{ identifier: 'userId' as const, value: userId }]),
      ...(email === undefined ? [] : [{ identifier: 'email' as const, value: email }]),
    ];
  } catch {
    // Nothing in it names a person.
    return [];
  }
};

/** The identifiers of all people, each once, in groups small enough for one request. */
const groupsOf = (people: readonly unknown[]): Selector[][] => {
  const selectors = people
    .flatMap(selectorsOf)
    .map((selector): [string, Selector] => [`${selector.identifier} ${selector.value}`, selector]);
  const groups: Selector[][] = [];
  let length = 0;
  new Map(selectors).forEach((selector) => {
    const needed = encodeURIComponent(selector.value).length + OVERHEAD;
    const group = groups[groups.length - 1];
    if (group === undefined || group.length === MOST_IN_GROUP || length + needed > LONGEST_QUERY) {
      groups.push([selector]);
      length = needed;
    } else {
      group.push(selector);
      length += needed;
    }
  });
  return groups;
};

const paramsOf = (selectors: readonly Selector[]): Record<string, string> => ({
  ...Object.fromEntries(
    selectors.map(({ identifier, value }, index) => [`people[${index}][${identifier}]`, value]),
  ),
  force: 'true',
});

const inOrder = (steps: readonly (() => Promise<void>)[]): Promise<void> =>
  steps.reduce((before, step) => before.then(step), Promise.resolve());

const erase = async (selectors: readonly Selector[], apiKey: string, send: Send): Promise<void> => {
  const request = eraseRequest(paramsOf(selectors), apiKey);
  const { status, headers, response } = answerOf(await send(request));
  // Nothing of the answer is quoted: Encharge may repeat the email in it, and the host logs errors.
  const outcome = classifyOutcome(status, headers, response, undefined, () => '');
  if (isNobody(request.endpointPath, outcome, response)) {
    // One unknown person may have stopped the others of the group.
    const others = selectors.length > 1 ? selectors : [];
    await inOrder(others.map((selector) => () => erase([selector], apiKey, send)));
  } else if (outcome.kind !== 'delivered') {
    // The host reads 404 and 405 as "this destination cannot delete" and drops the regulation; 400 keeps it.
    const isUnsupported = outcome.status === 404 || outcome.status === 405;
    throw outcomeError(isUnsupported ? { ...outcome, status: 400 } : outcome, outcome.message);
  }
};

/** The host follows redirects; with the key and the people in the request, this one does not. */
const sendDeletion: Send = ({ endpoint, endpointPath, headers, params }) =>
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

/**
 * Erases people permanently, by user id and by email, in groups. People unknown to Encharge count as erased. The first group that fails
 * ends the run; the host then passes the whole list again, which does no harm.
 *
 * @throws (the promise rejects with) one of the host's errors, without personal data.
 */
export const eraseUsers = async (
  { userAttributes, config }: Pick<UserDeletionRequest, 'userAttributes' | 'config'>,
  send: Send,
): Promise<DeletionResult> => {
  try {
    executeCommonValidations(userAttributes);
    const parsed = ConfigSchema.shape.apiKey.safeParse(valueOf(config, 'apiKey'));
    if (!parsed.success || parsed.data === undefined) {
      throw new ConfigurationError(
        'Erasing people needs the API key. Enter it in the settings of this destination.',
      );
    }
    const apiKey = parsed.data;
    const groups = groupsOf(userAttributes);
    if (groups.length === 0)
      throw new InstrumentationError('Nobody to erase: no entry holds a usable userId or email.');
    await inOrder(groups.map((group) => () => erase(group, apiKey, send)));
    return { statusCode: 200, status: 'successful' };
  } catch (error) {
    throw toHostError(error);
  }
};

export const processDeleteUsers = (event: UserDeletionRequest): Promise<DeletionResult> =>
  eraseUsers(event, sendDeletion);
