import { ClientError } from '@encharge-destinations/client';
import type { MapOptions } from '@encharge-destinations/core';
import { loadRunner } from '../../cli/load-runner';
import type { Platform } from '../../cli/platforms';
import { UsageError } from '../../cli/usage-error';
import { createDirectSender } from './direct-sender';
import { createPlatformSender } from './platform-sender';
import type { ConnectionSettings, Sender } from './sender';

/**
 * Opens the way to Encharge: with the mapper alone, or through a platform's adapter.
 *
 * @throws {UsageError} for an invalid key.
 */
export async function openSender(
  platform: Platform | 'direct',
  settings: ConnectionSettings,
  options: MapOptions,
): Promise<Sender> {
  try {
    // Checks the key for the adapters too: on the platforms, the settings page does that.
    const direct = createDirectSender(settings, options);
    if (platform === 'direct') return direct;
    await direct.close();
    const runner = await loadRunner(platform, { ...settings, options });
    return createPlatformSender(platform, runner, settings.writeKey, options);
  } catch (error) {
    throw error instanceof ClientError ? new UsageError(error.message, error) : error;
  }
}
