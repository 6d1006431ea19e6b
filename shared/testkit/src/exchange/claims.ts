import { isDeepStrictEqual } from 'node:util';
import type { Exchange } from './exchange';
import { isSealed } from './recording';

/** What an exchange may refer to. */
export interface Evidence {
  /** The sample bodies of Encharge's documentation. */
  documentedBodies: readonly unknown[];
}

type Rule = (exchange: Exchange, evidence: Evidence) => (string | false)[];

const RULES: Readonly<Record<Exchange['provenance'], Rule>> = {
  docs: ({ request, answer, before, fault, recording, source }, { documentedBodies }) => [
    !/^Encharge, Ingest API: /.test(source) && 'source must name the section: "Encharge, Ingest API: …".',
    (request.to !== 'ingest' || !documentedBodies.some((body) => isDeepStrictEqual(body, request.json))) &&
      'the request is not a sample from the documentation.',
    (before.length > 0 || fault !== undefined) && 'a documented sample stands alone.',
    (answer?.status !== 200 ||
      'json' in answer ||
      'text' in answer ||
      Object.keys(answer.headers).length > 0) &&
      'the documentation shows the status 200 and an empty body, and no other answer.',
    recording !== undefined && 'it was not recorded.',
  ],
  incumbent: ({ request, answer, before, fault, recording, source }) => [
    !/^@segment\/action-destinations \d+\.\d+\.\d+, /.test(source) &&
      'source must name the package and its version: "@segment/action-destinations 1.2.3, …".',
    (request.headers['x-segment-actions'] !== '1' || request.headers['x-encharge-token'] !== '[api key]') &&
      'the existing destination sends X-Segment-Actions: 1 and an API key with every request.',
    (answer !== undefined || fault !== undefined || before.length > 0) &&
      'only the request was captured: no answer was seen.',
    recording !== undefined && 'it was captured, not recorded.',
  ],
  sandbox: ({ answer, recording, source }) => [
    !source.startsWith('@encharge-destinations/sandbox') &&
      'source must say "@encharge-destinations/sandbox".',
    answer === undefined && 'there is no answer to replay.',
    recording !== undefined && 'only a recording from the live API is sealed.',
  ],
  live: (exchange) => [
    !isSealed(exchange) &&
      'the seal is missing or broken: only `record --live` writes it, and what it wrote must not be edited.',
    exchange.fault !== undefined && 'a live API cannot be made to fail.',
    exchange.sandboxOnly !== undefined && 'it says of itself that it is never sent to a live account.',
  ],
};

/**
 * The ways in which an exchange claims to be more than it is. That a `sandbox` exchange can be recorded again is for a test to show.
 *
 * @returns one line for each; empty when the claim holds as far as the exchange itself can tell.
 */
export function overclaims(exchange: Exchange, evidence: Evidence): string[] {
  const problems = RULES[exchange.provenance](exchange, evidence);
  return problems.flatMap((problem) =>
    problem === false ? [] : [`${exchange.name} claims "${exchange.provenance}", but ${problem}`],
  );
}
