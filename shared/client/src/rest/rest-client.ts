import { REST_URL } from '@encharge-destinations/core';
import { readAccount, readFields, readPeople, readSchemas, readTags } from './answers';
import type { AccountInfo, AnswerReader, ObjectSchema, Person, PersonField, TagInfo } from './answers';
import { attempt } from '../attempt';
import type { AttemptResult } from '../attempt';
import type { ExchangeRequest } from '../transport/exchange';
import { peopleQueries } from './people-query';
import { identifiedIdentityOf, identityOf } from './person';
import type { IdentifiedPersonId, PersonId } from './person';
import { read } from './read';
import type { ReadResult } from './read';
import { tagList } from './tag-list';
import { openTransport } from '../transport/transport';
import type { ConnectionOptions, RequestOptions } from '../transport/transport';

/** Settings for a REST API client. */
export interface RestClientOptions extends ConnectionOptions {
  /** The account's API key, which is not the write key. */
  apiKey: string;
  /** Default: Encharge's REST API. Plain http is accepted for this machine only. */
  url?: string | undefined;
}

/**
 * The part of the REST API that destinations need. Every method makes one attempt for each request, resolves for every answer and every
 * network fault, and throws {@link ClientError} only for arguments that can never work, before anything is sent.
 *
 * Lists of people go out 20 per request, one request after the other; the first failure ends the series and is the result. Archiving,
 * erasing and reading the same people again does no harm, so the whole list can be passed again.
 */
export interface RestClient {
  /** `GET /accounts/info`: whether the API key is right, and whose it is. Says nothing about Ingest. */
  testKey(options?: RequestOptions): Promise<ReadResult<AccountInfo>>;
  /** `DELETE /people`: hides people; their data stays. */
  archivePeople(ids: readonly PersonId[], options?: RequestOptions): Promise<AttemptResult>;
  /** `DELETE /people` with `force=true`: deletes people and their data permanently, as the GDPR demands. */
  erasePeople(ids: readonly PersonId[], options?: RequestOptions): Promise<AttemptResult>;
  /** `GET /people` */
  getPeople(ids: readonly PersonId[], options?: RequestOptions): Promise<ReadResult<Person[]>>;
  /** `POST /tags` */
  addTags(person: PersonId, tags: readonly string[], options?: RequestOptions): Promise<AttemptResult>;
  /** `DELETE /tags`: the only way to remove tags; Ingest cannot. */
  removeTags(person: PersonId, tags: readonly string[], options?: RequestOptions): Promise<AttemptResult>;
  /** `POST /people/unsubscribe` */
  unsubscribe(person: IdentifiedPersonId, options?: RequestOptions): Promise<AttemptResult>;
  /** `GET /fields`: the account's person fields. */
  fields(options?: RequestOptions): Promise<ReadResult<PersonField[]>>;
  /** `GET /schemas`: the custom object types. */
  schemas(options?: RequestOptions): Promise<ReadResult<ObjectSchema[]>>;
  /** `GET /tags-management`: the account's tags. */
  tags(options?: RequestOptions): Promise<ReadResult<TagInfo[]>>;
  /** Waits for open requests, then closes the sockets. */
  close(): Promise<void>;
}

/**
 * Opens a REST API client. Source of its requests: Encharge's published OpenAPI file.
 *
 * @throws {ClientError} for a key or a URL that cannot work, before anything is sent.
 * @example
 * const rest = createRestClient({ apiKey });
 * const erased = await rest.erasePeople([{ userId: 'u-1' }, { email: 'ada@example.com' }]);
 * if (!erased.ok) report(erased.outcome.message);
 */
export function createRestClient(options: RestClientOptions): RestClient {
  const { apiKey, url = REST_URL, ...connection } = options;
  const transport = openTransport({ key: apiKey, keyName: 'API key', url }, connection);
  const base = transport.pathname.replace(/\/+$/, '');

  const request = (
    method: ExchangeRequest['method'],
    path: string,
    { signal }: RequestOptions,
    body?: object,
  ) => {
    transport.assertOpen();
    const headers = { Accept: 'application/json' };
    const bare: ExchangeRequest = { method, path: `${base}${path}`, headers, signal };
    if (body === undefined) return bare;
    return {
      ...bare,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
  };
  const get = <T>(path: string, options: RequestOptions, reader: AnswerReader<T>, query = '') =>
    read(transport, request('GET', `${path}${query}`, options), `GET ${path}`, reader);
  const change = (method: 'POST' | 'DELETE', path: string, options: RequestOptions, body?: object) =>
    attempt(transport, request(method, path, options, body));
  const changeTags = (
    method: 'POST' | 'DELETE',
    person: PersonId,
    tags: readonly string[],
    options: RequestOptions,
  ) => {
    const [field, value] = identityOf(person);
    return change(method, '/tags', options, { tag: tagList(tags), [field]: value });
  };
  const removePeople = (ids: readonly PersonId[], options: RequestOptions, suffix: string) =>
    untilFailure(peopleQueries(ids), (query) => change('DELETE', `/people?${query}${suffix}`, options));

  return {
    testKey: async (options = {}) => get('/accounts/info', options, readAccount),
    archivePeople: async (ids, options = {}) => removePeople(ids, options, ''),
    erasePeople: async (ids, options = {}) => removePeople(ids, options, '&force=true'),
    async getPeople(ids, options = {}) {
      const people: Person[] = [];
      const last = await untilFailure(peopleQueries(ids), async (query) => {
        const result = await get('/people', options, readPeople, `?${query}`);
        if (result.ok) people.push(...result.value);
        return result;
      });
      return last.ok ? { ...last, value: people } : last;
    },
    addTags: async (person, tags, options = {}) => changeTags('POST', person, tags, options),
    removeTags: async (person, tags, options = {}) => changeTags('DELETE', person, tags, options),
    async unsubscribe(person, options = {}) {
      const [field, value] = identifiedIdentityOf(person);
      return change('POST', `/people/unsubscribe?${field}=${encodeURIComponent(value)}`, options);
    },
    fields: async (options = {}) => get('/fields', options, readFields),
    schemas: async (options = {}) => get('/schemas', options, readSchemas),
    tags: async (options = {}) => get('/tags-management', options, readTags),
    close: () => transport.close(),
  };
}

/** One request after the other; the result is the first failure, or the last success. */
async function untilFailure<T extends AttemptResult>(
  queries: readonly string[],
  send: (query: string) => Promise<T>,
): Promise<T> {
  const [first = '', ...rest] = queries;
  let result = await send(first);
  for (const query of rest) {
    if (!result.ok) break;
    result = await send(query);
  }
  return result;
}
