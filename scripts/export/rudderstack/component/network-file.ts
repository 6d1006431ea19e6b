import { DELETION_CASES } from './deletion-cases';
import { DELIVERY_CASES } from './delivery-cases';
import { capital, REQUESTS, secretsIn, SECRETS } from './fixtures';
import { Code, literal, withCode } from './literals';
import { requestOf } from './outputs';

export async function networkFile(): Promise<string> {
  const deliveries = await Promise.all(
    DELIVERY_CASES.map(async (one) => {
      const { request } = await requestOf(one);
      const { endpoint: url, method, headers, body } = request;
      return { httpReq: { url, method, data: body.JSON, headers }, httpRes: one.answer };
    }),
  );
  const { endpoint: url } = REQUESTS.eraseRequest;
  const deletions = DELETION_CASES.flatMap(({ key, answer }) =>
    answer === undefined || key === undefined
      ? []
      : [
          {
            httpReq: {
              url,
              method: 'DELETE',
              headers: { 'X-Encharge-Token': new Code(`secret${capital(key)}`) },
            },
            httpRes: answer,
          },
        ],
  );
  const calls = withCode([...deliveries, ...deletions], SECRETS);
  const text = literal(calls);
  return `${secretsIn([text], './')}\nexport const networkCallsData = ${text};\n`;
}
