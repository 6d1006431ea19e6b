import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestIntegration } from '@segment/actions-core';
import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { receiveEvents, SETTINGS } from './encharge';

/** One event, and what has to become of it. */
export interface HostScenario {
  title: string;
  description: string;
  /** Settings beside the keys. */
  settings: JSONObject & { dialect: string };
  /** What the customer changed in the mapping of the preset. */
  mapping?: JSONObject;
  event: SegmentEvent;
  /** The bodies that arrive at Encharge. */
  sent: JSONObject[];
  /** For events that are not sent: the reason, where it is said in words of ours. */
  refused?: string | true;
}

/**
 * Runs the scenarios beside a test through the presets, as events of a customer run: subscription, default mapping, validation,
 * request.
 *
 * @param folder The folder of the test; its `scenarios.json` is read.
 */
export function testScenarios(folder: string): void {
  const scenarios = JSON.parse(readFileSync(join(folder, 'scenarios.json'), 'utf8')) as HostScenario[];
  const cases = scenarios.map(
    (scenario) => [`${scenario.settings.dialect}: ${scenario.title}`, scenario] as const,
  );

  describe('scenarios', () => {
    it.each(cases)('%s', async (_title, { event, settings, mapping, sent, refused }: HostScenario) => {
      const received = receiveEvents();
      const subscriptions = (destination.presets ?? []).map((preset) => ({
        ...preset,
        mapping: { ...preset.mapping, ...mapping },
      }));
      const delivery = createTestIntegration(destination).onEvent(event, {
        ...SETTINGS,
        ...settings,
        subscriptions,
      });

      if (refused === undefined) await delivery;
      else await expect(delivery).rejects.toThrow(refused === true ? undefined : refused);
      expect(received).toEqual(sent);
    });
  });
}
