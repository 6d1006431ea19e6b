import type { PlatformName, SettingProblem, Setup } from '../api';
import { triggerFault } from './trigger-fault';

/**
 * What a platform would refuse of a setup, before it is saved. Problems of Segment's mappings have the keys
 * `subscriptions/<index>/trigger`, `subscriptions/<index>/action` and `subscriptions/<index>/mapping/<field>`.
 *
 * @param now The clock, epoch milliseconds.
 */
export async function checkSettings(
  platform: PlatformName,
  { segment, rudderstack }: Setup,
  now: number,
): Promise<SettingProblem[]> {
  if (platform === 'rudderstack') {
    const { checkConfig } = await import('@encharge-destinations/rudderstack');
    return checkConfig(rudderstack.config, now);
  }
  const { createSetupChecker } = await import('@encharge-destinations/segment');
  const checker = createSetupChecker();
  const problems: SettingProblem[] = checker.settings(segment.settings);
  for (const [index, subscription] of segment.subscriptions.entries()) {
    const found = await checker.mapping(subscription);
    // The host takes triggers of which it read a part only.
    const fault = found.some(({ key }) => key === 'trigger') ? undefined : triggerFault(subscription.trigger);
    const all = fault === undefined ? found : [{ key: 'trigger', message: fault }, ...found];
    for (const { key, message } of all) {
      const field = key === 'trigger' || key === 'action' ? key : `mapping/${key}`;
      problems.push({ key: `subscriptions/${index}/${field}`, message });
    }
  }
  return problems;
}
