import { classifyOutcome } from '@encharge-destinations/core';
import { configurationError, instrumentationError, toHostError } from '../errors';
import type { Answer, RequestDescription } from '../host/types';
import { readText } from '../settings/values';
import type { Urls } from './endpoints';
import { isNobodyToRemove, outcomeError } from './outcome';
import { groupsOf, selectorsOf } from './person-selectors';
import type { Selector } from './person-selectors';
import { restDeletion } from './request';

/** A regulation: the people to erase, and the Config of the destination. */
export interface DeletionEvent {
  /** `[{ userId, email }]`, all of it text. */
  userAttributes: unknown;
  config: unknown;
  [key: string]: unknown;
}

/** What the host expects after a successful regulation. */
export interface DeletionResult {
  statusCode: 200;
  status: 'successful';
}

/** Makes one request; resolves for every answer. */
export type Send = (request: RequestDescription) => Promise<Answer>;

export type ProcessDeleteUsers = (event: DeletionEvent) => Promise<DeletionResult>;

/**
 * Erases people permanently, by user id and by email, in groups. People unknown to Encharge count as erased. The first group that fails
 * ends the run; the host then passes the whole list again, which does no harm.
 *
 * @throws (the promise rejects with) one of the host's errors, without personal data.
 */
export function createDeleteUsers(urls: Urls, send: Send): ProcessDeleteUsers {
  return async ({ userAttributes, config }) => {
    try {
      const apiKey = readText(config, 'apiKey');
      if (apiKey === undefined) {
        throw configurationError(
          'Erasing people needs the API key. Enter it in the settings of this destination.',
        );
      }
      if (!Array.isArray(userAttributes))
        throw instrumentationError('userAttributes is not a list of people.');
      const selectors = selectorsOf(userAttributes);
      if (selectors.length === 0) {
        throw instrumentationError('Nobody to erase: no entry holds a usable userId or email.');
      }
      for (const group of groupsOf(selectors)) await erase(group, { apiKey, urls, send });
      return { statusCode: 200, status: 'successful' };
    } catch (error) {
      throw toHostError(error);
    }
  };
}

interface Means {
  apiKey: string;
  urls: Urls;
  send: Send;
}

async function erase(selectors: readonly Selector[], means: Means): Promise<void> {
  const request = restDeletion('people', { params: paramsOf(selectors) }, means.apiKey, means.urls, '');
  const { status, headers, text } = await means.send(request);
  // Nothing of the answer is quoted: Encharge may repeat the email in it, and the host logs errors.
  const outcome = classifyOutcome(status, headers, text, undefined, () => '');
  if (isNobodyToRemove(request, outcome, text)) {
    // One unknown person may have stopped the others of the group.
    if (selectors.length > 1) for (const selector of selectors) await erase([selector], means);
    return;
  }
  if (outcome.kind !== 'delivered') throw outcomeError(notUnsupported(outcome));
}

/** The host reads 404 and 405 as "this destination cannot delete" and drops the regulation; 400 keeps it. */
function notUnsupported<T extends { status: number }>(outcome: T): T {
  return outcome.status === 404 || outcome.status === 405 ? { ...outcome, status: 400 } : outcome;
}

function paramsOf(selectors: readonly Selector[]): Record<string, string> {
  const entries = selectors.map(({ identifier, value }, index) => [`people[${index}][${identifier}]`, value]);
  return { ...(Object.fromEntries(entries) as Record<string, string>), force: 'true' };
}
