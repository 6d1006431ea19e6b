import { processRouterDest } from '../../src/destination/transform';
import type { RouterTransformationRequestData, RouterTransformationResponse } from '../../src/host/types';

const NOW = Date.parse('2026-03-10T00:00:00Z');

/** The router's output for one event. */
export const outputOf = (message: unknown, config: object = {}, more: object = {}) => {
  const input = {
    message,
    metadata: { jobId: 1 },
    destination: { Config: { writeKey: 'wk-unseenkey', ...config } },
    ...more,
  };
  const [output] = processRouterDest([input as unknown as RouterTransformationRequestData], {}, NOW);
  return output as RouterTransformationResponse;
};

/** The parts of an output that the tests check. */
export const summaryOf = (message: unknown, config: object = {}, more: object = {}) => {
  const { batchedRequest, metadata, statusCode, error } = outputOf(message, config, more);
  const requests = [batchedRequest].flat().filter((request) => request !== undefined);
  const [job] = metadata as { destInfo?: { notSent: string[] } }[];
  return {
    statusCode,
    error,
    bodies: requests.map(({ body }) => ({ ...body }).JSON),
    notSent: job?.destInfo?.notSent,
  };
};

/** An event that becomes one request. */
export interface Mapped {
  name: string;
  config: object;
  message: object;
  body: object;
  notSent?: string[];
}

/** The parts of a case's request that the tests check. */
export const delivered = ({ body, notSent }: Mapped) => ({
  statusCode: 200,
  error: undefined,
  bodies: [body],
  notSent,
});
