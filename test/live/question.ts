import type { RawAnswer } from '@encharge-destinations/testkit';

/** A person created for a question, under names that nobody has. */
export interface AskedPerson {
  userId: string;
  email: string;
  segmentAnonymousId: string;
}

/** What a question can do with an account. */
export interface AskedAccount {
  /** A new person, not in the account yet. */
  person: () => AskedPerson;
  /** Posts to Ingest, with the write key unless another one is named. */
  ingest: (body: unknown, how?: AskedHow) => Promise<RawAnswer>;
  /** Asks REST with a key. */
  rest: (method: 'GET' | 'DELETE', path: string, key?: 'api' | 'write') => Promise<RawAnswer>;
  /** The person as REST returns it once the sent events have arrived; `undefined` when there is none. */
  read: (by: Partial<AskedPerson>) => Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** How a request to Ingest differs from the usual one. */
export interface AskedHow {
  key?: 'write' | 'api' | 'unknown' | 'none';
  /** With the header `X-Segment-Actions: 1`. */
  segment?: boolean;
  method?: 'GET';
  contentType?: string;
}

/** Something that Encharge has not published, and how to find out. */
export interface Question {
  id: string;
  question: string;
  /** The answer that this project currently assumes. */
  assumed: string;
  /** How it is asked, in words. */
  asked: string;
  /** Asks, and summarises the answer in a few words that can be compared with `assumed`. */
  ask: (account: AskedAccount) => Promise<string>;
}
