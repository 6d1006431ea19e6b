import type { DeliveredRequest, Delivery } from '@encharge-destinations/core';
import { startTransformer } from './transformer';
import type { Transformed } from './transformer';
import { webhookRequest } from './webhook';
import type { WebhookConfig, WebhookRequest } from './webhook';

/** A Transformation connected to a Webhook destination, as customers have it. */
export interface TransformationHost {
  deliver(event: unknown, options: TransformationOptions): Promise<Delivery>;
  close(): Promise<void>;
}

/** What a customer pastes and sets. */
export interface TransformationOptions extends WebhookConfig {
  code: string;
  credentials?: Record<string, string>;
}

/** Starts the model of RudderStack. */
export function startTransformationHost(): TransformationHost {
  const transformer = startTransformer();
  /** A failure of the whole request fails each of its events. */
  const transformed = (
    code: string,
    event: unknown,
    credentials?: Record<string, string>,
  ): Promise<Transformed[]> =>
    transformer
      .transform(code, [event], credentials)
      .catch((error: unknown): Transformed[] => [
        { statusCode: 400, error: error instanceof Error ? error.message : String(error) },
      ]);
  return {
    deliver: async (event, { code, credentials, ...webhook }) => {
      const [result] = await transformed(code, event, credentials);
      if (result === undefined || result.statusCode === 298)
        return {
          kind: 'skipped',
          retryable: false,
          requests: [],
          hostResult: '298',
          reason: 'dropped by the transformation',
        };
      if (result.statusCode === 400)
        return { kind: 'failed', retryable: false, requests: [], hostResult: '400', reason: result.error };
      const requests: DeliveredRequest[] = [];
      for (const output of result.output) {
        const request = webhookRequest(output, webhook);
        if (request === undefined)
          return {
            kind: 'failed',
            retryable: false,
            requests,
            hostResult: '400',
            reason: 'Invalid message type.',
          };
        requests.push(await post(request));
      }
      const isDelivered = requests.every(({ status }) => status >= 200 && status < 300);
      const status = requests.at(-1)?.status ?? 0;
      return {
        kind: isDelivered ? 'delivered' : 'failed',
        retryable: status === 429 || status === 408 || status >= 500,
        requests,
        hostResult: String(status),
        ...(isDelivered ? {} : { reason: `The Webhook got HTTP ${status}.` }),
      };
    },
    close: () => transformer.close(),
  };
}

async function post({ method, url, headers, body }: WebhookRequest): Promise<DeliveredRequest> {
  const response = await fetch(url, { method, headers, body: JSON.stringify(body), redirect: 'manual' });
  await response.arrayBuffer();
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method,
    url,
    headers: Object.fromEntries(names.filter(([name]) => name !== 'x-encharge-token')),
    body,
    status: response.status,
  };
}
