import type { RequestDescription } from '@encharge-destinations/rudderstack';

/** The parts of a request that differ between calls. The shapes of this file are those of the exported `common.ts`. */
export type ExpectedRequest = Pick<RequestDescription, 'endpointPath' | 'headers' | 'userId'> & {
  params?: Record<string, string>;
  json?: object;
};

export type ExpectedOutcome =
  | { requests: ExpectedRequest[] }
  | { statusCode: number; error: string; statTags: Readonly<Record<string, unknown>> };

/** An event as a case holds it. */
export interface CaseEvent {
  message: unknown;
  connection?: unknown;
  destinationId?: string;
}

/** Events that the host passes to the destination, and the Config. */
export interface TransformationInput {
  id: string;
  description: string;
  config: Readonly<Record<string, unknown>>;
  isCompacted?: boolean;
  events: readonly CaseEvent[];
}

export interface TransformationCase extends TransformationInput {
  outcomes: ExpectedOutcome[];
}

/** A request without the parts that all requests have alike. */
export function expectedRequest(request: RequestDescription): ExpectedRequest {
  const { endpointPath, headers, params, body, userId } = request;
  return {
    endpointPath,
    headers,
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(Object.keys(body.JSON).length === 0 ? {} : { json: body.JSON }),
    userId,
  };
}
