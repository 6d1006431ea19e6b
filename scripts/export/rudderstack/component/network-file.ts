import { DELETION_CASES } from './deletion-cases';
import { DELIVERY_CASES } from './delivery-cases';
import { BASE_CONFIG, REQUESTS, secretsIn, SECRETS } from './fixtures';
import { literal, withCode } from './literals';
import { requestOf } from './outputs';

export async function networkFile(): Promise<string> {
  const deliveries = await Promise.all(
    DELIVERY_CASES.map(async (one) => {
      const { endpoint: url, method, headers, body, params } = (await requestOf(one)).request;
      const json = Object.keys(body.JSON).length === 0 ? undefined : body.JSON;
      // The host's mock reads what a DELETE must contain in `data`.
      const data = method === 'DELETE' ? { data: json, params } : json;
      return { httpReq: { url, method, data, headers }, httpRes: one.answer };
    }),
  );
  const { endpoint: url, method } = REQUESTS.eraseRequest;
  const headers = { 'X-Encharge-Token': BASE_CONFIG.apiKey };
  const deletions = DELETION_CASES.flatMap(({ params, answer }) =>
    answer === undefined ? [] : [{ httpReq: { url, method, data: { params }, headers }, httpRes: answer }],
  );
  const text = literal(withCode([...deliveries, ...deletions], SECRETS));
  return `${secretsIn([text], './')}\nexport const networkCallsData = ${text};\n`;
}
