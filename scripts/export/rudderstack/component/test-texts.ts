import { createDestination } from '@encharge-destinations/rudderstack';
import type { DELETION_CASES } from './deletion-cases';
import type { DeliveryCase } from './delivery-cases';
import { BASE_CONFIG, fixtureName, IDS, NAME, SECRETS, TAGS } from './fixtures';
import { Code, literal, withCode } from './literals';
import { outputsOf, requestOf } from './outputs';
import { requestCode } from './request-code';
import type { RouterCase } from './router-cases/router-case';

export async function routerTest(one: RouterCase): Promise<string> {
  const { id, description, config, messages, object, attemptNum } = one;
  const outputs = await outputsOf(one);
  const metadata = messages.map((_, index) => metadataCode(index + 1, attemptNum));
  const destination = new Code(config === undefined ? 'destination' : fixtureName(one));
  const input = messages.map((message, index) => ({
    message,
    metadata: metadata[index],
    destination,
    ...(object === undefined ? {} : { connection: new Code(`${object}Connection`) }),
  }));
  const output = outputs.map(({ batchedRequest, statusCode, error, statTags, metadata: [given] }, index) => {
    return {
      ...(batchedRequest === undefined
        ? {}
        : {
            batchedRequest: Array.isArray(batchedRequest)
              ? batchedRequest.map(requestCode)
              : requestCode(batchedRequest),
          }),
      metadata: [metadataCode(index + 1, attemptNum, given?.['destInfo'])],
      batched: false,
      statusCode,
      destination,
      ...(error === undefined ? {} : { error, statTags: routerTags(statTags) }),
    };
  });
  return testCase(id, description, 'router', 'v0', { destType: NAME, input }, 200, { output });
}

export async function deliveryTest(one: DeliveryCase): Promise<string> {
  const { id, description, attemptNum, answer } = one;
  const { request, destInfo } = await requestOf(one);
  const job = metadataCode(1, attemptNum, destInfo);
  const { networkHandler } = createDestination();
  const handler = new networkHandler();
  const metadata = { jobId: 1, attemptNum: attemptNum ?? 1, ...(destInfo === undefined ? {} : { destInfo }) };
  const result = (): object => {
    try {
      const { status, message, response } = handler.responseHandler({
        destinationResponse: { status: answer.status, response: answer.data ?? '' },
        rudderJobMetadata: [metadata],
        destinationRequest: request,
      });
      return { status, message, response: response.map((state) => ({ ...state, metadata: job })) };
    } catch (thrown) {
      const { status, message, statTags } = thrown as { status: number; message: string; statTags: object };
      return {
        status,
        message,
        statTags: deliveryTags(statTags),
        response: [{ statusCode: status, metadata: job, error: message }],
      };
    }
  };
  const body = new Code(
    `{ ...${requestCode(request).text}, metadata: [${job.text}], destinationConfig: {} }`
      .replace('{ ...{', '{')
      .replace('}, metadata', ', metadata'),
  );
  return testCase(id, description, 'dataDelivery', 'v1', body, 200, { output: result() });
}

export async function deletionTest({
  id,
  description,
  hasKey = true,
  userAttributes,
  answer,
}: (typeof DELETION_CASES)[number]): Promise<string> {
  const response = { status: answer?.status ?? 0, data: answer?.data ?? '', headers: {} };
  const success = response.status >= 200 && response.status < 300;
  const { processDeleteUsers } = createDestination({
    send: () => Promise.resolve({ success, response: success ? response : { response } }),
  });
  const config = hasKey ? { apiKey: BASE_CONFIG.apiKey } : {};
  const result = await processDeleteUsers({ userAttributes, config }).then(
    (done) => ({ status: done.statusCode, body: done }),
    (thrown: unknown) => {
      const { status, message } = thrown as { status: number; message: string };
      return { status, body: { statusCode: status, error: message } };
    },
  );
  const body = [{ jobId: '1', destType: 'ENCHARGE', config, userAttributes }];
  return testCase(id, description, 'userDeletion', 'v0', body, result.status, [result.body]);
}

function testCase(
  id: string,
  description: string,
  feature: string,
  version: string,
  body: unknown,
  status: number,
  answer: unknown,
): string {
  return literal(
    withCode(
      {
        id: `${NAME}-${feature}-${id}`,
        name: NAME,
        description,
        scenario: 'Business',
        successCriteria: description,
        feature,
        module: 'destination',
        version,
        input: { request: { method: 'POST', body } },
        output: { response: { status, body: answer } },
      },
      SECRETS,
    ),
  );
}

/** A failed delivery's tags, written as their differences from the common ones. */
function deliveryTags(statTags: object): Code {
  const { errorCategory, ...others } = { errorCategory: '', ...statTags };
  if (errorCategory !== 'network') throw new Error('A failed delivery has network tags.');
  return new Code(`{ ...deliveryTags, ${literal(others).slice(1, -1)}}`);
}

/** The host adds tags only where there are any. */
function routerTags(statTags: object | undefined): object {
  const { errorType } = { errorType: '', ...statTags };
  if (errorType === 'instrumentation' || errorType === 'configuration') return new Code(`${errorType}Tags`);
  return errorType === '' ? {} : { ...statTags, ...TAGS, feature: 'router', ...IDS };
}

function metadataCode(jobId: number, attemptNum?: number, destInfo?: unknown): Code {
  const more = {
    ...(attemptNum !== undefined && { attemptNum }),
    ...(destInfo !== undefined && { destInfo }),
  };
  const base = `generateMetadata(${jobId})`;
  return new Code(Object.keys(more).length === 0 ? base : literal(more).replace('{', () => `{ ...${base},`));
}
