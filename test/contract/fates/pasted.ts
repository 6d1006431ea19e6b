import { join } from 'node:path';
import { withOptions } from '../../../destinations/rudderstack/test/transformation/options';
import { startTransformer } from '../../../destinations/rudderstack/test/transformation/transformer';
import { createFunctionHost, settingsOf } from '../../../destinations/segment/test/function/host';
import { startLoopback } from '../../../destinations/segment/test/loopback';
import { buildBundle } from '../../../scripts/bundle/build-bundle';
import { fateOf } from './fate';
import type { Fate, Host } from './fate';

/** The maximum number of events in one Transformation request. */
const MOST_EVENTS = 200;

/** The pasted files in models of their hosts. They use the real clock. */
export interface PastedFiles {
  inFunction: Host;
  /** Bodies as sent, with the Webhook's additions. */
  inTransformation: Host;
  close: () => Promise<void>;
}

/**
 * Builds the pasted files and starts their hosts.
 *
 * @param root The repository's root.
 */
export async function startPastedFiles(root: string): Promise<PastedFiles> {
  const [, functionFile] = await buildBundle({ platform: 'segment', root });
  const [, transformationFile] = await buildBundle({ platform: 'rudderstack', root });
  const server = await startLoopback();
  const { ingestUrl, restUrl } = server;
  const functionHost = createFunctionHost({ code: functionFile?.code ?? '', ingestUrl, restUrl });
  const transformer = startTransformer(
    join(root, 'destinations/rudderstack/test/transformation/isolate.cjs'),
  );
  return {
    inFunction: async ({ events, options }) => {
      const settings = { writeKey: 'wk-unseenkey', ...settingsOf(options) };
      const fates: Fate[] = [];
      for (const event of events) {
        const { kind, requests } = await functionHost.deliver(event, settings);
        fates.push(kind === 'delivered' ? (requests[0]?.body as object) : kind);
      }
      // Both keep what they received.
      functionHost.requests.length = 0;
      server.requests.length = 0;
      return fates;
    },
    inTransformation: async ({ events, options }) => {
      const code = withOptions(transformationFile?.code ?? '', { ...options, now: undefined });
      const fates: Fate[] = [];
      for (let start = 0; start < events.length; start += MOST_EVENTS) {
        const results = await transformer.transform(code, events.slice(start, start + MOST_EVENTS));
        for (const result of results) {
          const [output] = result.statusCode === 200 ? result.output : [];
          const body = Object.fromEntries(Object.entries(output ?? {}).filter(([key]) => key !== 'header'));
          fates.push(output === undefined ? fateOf(result.statusCode, undefined) : body);
        }
      }
      return fates;
    },
    close: async () => {
      await transformer.close();
      await server.close();
    },
  };
}
