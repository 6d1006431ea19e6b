import { networkHandler, processRouterDest } from '@encharge-destinations/rudderstack';
import type { RequestDescription } from '@encharge-destinations/rudderstack';
import { expectedRequest } from './cases';
import type { ExpectedRequest } from './cases';

interface Answer {
  status: number;
  data: unknown;
}

/** The shape of the exported `DeliveryCase`. */
interface DeliveryCase {
  id: string;
  description: string;
  request: ExpectedRequest;
  answer: Answer;
  output: { status: number; message: string; statTags?: unknown };
  job: { statusCode: number; error: string };
}

const identify = { type: 'identify', userId: 'user-1' };
const subscribed = { type: 'track', event: 'Subscribed', userId: 'user-1' };
const saying = (error: string): unknown => ({ error });

/** Answers of Encharge to a person or an event. */
const ANSWERS: readonly (readonly [id: string, answer: Answer])[] = [
  ['200', { status: 200, data: 'OK' }],
  ['400', { status: 400, data: saying('The name of the event is missing.') }],
  ['400-key', { status: 400, data: saying("Can't find this account.") }],
  ['401', { status: 401, data: saying('Unauthorized') }],
  ['403', { status: 403, data: saying('Not in your plan') }],
  ['404', { status: 404, data: '<!DOCTYPE html><pre>Cannot POST /</pre>' }],
  ['408', { status: 408, data: '' }],
  ['429', { status: 429, data: saying('Too many requests') }],
  ['500', { status: 500, data: saying('Internal error') }],
  ['501', { status: 501, data: '' }],
  ['503', { status: 503, data: '<html>Unavailable</html>' }],
];

/** What the host's proxy makes of every answer: the same for each job. */
export async function deliveryCases(): Promise<DeliveryCase[]> {
  const cases = ANSWERS.map(async ([id, answer]) => {
    const [request] = await requestsOf(identify, { writeKey: `write-key-${id}` });
    return delivered(id, `Encharge answers ${id}`, request, answer);
  });
  const [, untag] = await requestsOf(subscribed, {
    writeKey: 'a-write-key',
    apiKey: 'an-api-key',
    untagRules: [{ from: 'Subscribed', to: 'trial' }],
  });
  const notFound = { status: 404, data: { error: { message: 'Person not found' } } };
  return [
    ...(await Promise.all(cases)),
    delivered('untag-nobody', 'Nobody to take tags away from', untag, notFound),
  ];
}

function delivered(
  id: string,
  description: string,
  request: RequestDescription | undefined,
  answer: Answer,
): DeliveryCase {
  if (request === undefined) throw new Error(`${id}: there is no request to deliver.`);
  const common = { id, description, request: expectedRequest(request), answer };
  const job = { jobId: 1 };
  try {
    const { status, message, response } = new networkHandler().responseHandler({
      destinationResponse: { status: answer.status, response: answer.data },
      rudderJobMetadata: [job],
      destinationRequest: request,
    });
    const [{ statusCode, error } = { statusCode: status, error: message }] = response;
    return { ...common, output: { status, message }, job: { statusCode, error } };
  } catch (thrown) {
    const { status, message, statTags } = thrown as { status: number; message: string; statTags: unknown };
    return { ...common, output: { status, message, statTags }, job: { statusCode: status, error: message } };
  }
}

async function requestsOf(message: object, config: object): Promise<RequestDescription[]> {
  const [output] = await processRouterDest([{ message, metadata: {}, destination: { Config: config } }]);
  return output?.batchedRequest === undefined ? [] : [output.batchedRequest].flat();
}
