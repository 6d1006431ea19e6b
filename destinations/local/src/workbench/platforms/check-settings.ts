import type { PlatformName, SettingProblem, Setup } from '../api';
import { triggerFault } from './trigger-fault';

/**
 * What a platform would reject in a setup, before it is saved. Problems in Segment's mappings have the keys `subscriptions/<index>/trigger`
 * (`…/trigger-doubt` for one that Segment accepts), `subscriptions/<index>/action` and `subscriptions/<index>/mapping/<field>`.
 *
 * @param now The clock, in epoch milliseconds.
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
    const fault = triggerFault(subscription.trigger);
    for (const { key, message } of found) {
      const field = key === 'trigger' || key === 'action' ? key : `mapping/${key}`;
      const isPlaced = key === 'trigger' && fault !== undefined;
      problems.push({
        key: `subscriptions/${index}/${field}`,
        message: isPlaced ? `Segment cannot read this trigger. ${fault}` : message,
      });
    }
    if (fault !== undefined && !found.some(({ key }) => key === 'trigger'))
      problems.push({
        key: `subscriptions/${index}/trigger-doubt`,
        message: `Segment accepts this trigger, but may read it differently than you mean. ${fault}`,
      });
  }
  return problems;
}
