import { isRecord } from '../host/records';
import { readSettings } from './settings';
import type { Settings } from './settings';

/** Reads a Config, or throws what is wrong with it. */
export type SettingsReader = (config: unknown) => Settings;

/** Opens readers of Configs, each for the events of one call by the host. */
export interface SettingsReaders {
  open(): SettingsReader;
}

/**
 * Reading a Config takes about as long as mapping an event, and the host passes the same one many times. Within one call each Config is
 * read once, faulty ones too. Beyond a call only a Config that cannot change is remembered: frozen at every level, as in the host's
 * compacted requests, and without an age limit, which depends on the clock.
 */
export function createSettingsReaders(now: () => number): SettingsReaders {
  const lasting = new WeakMap<object, Settings>();
  return {
    open() {
      const time = now();
      // Made on demand: most calls find their Config remembered.
      let read: Map<unknown, { settings: Settings } | { error: unknown }> | undefined;
      return (config) => {
        const remembered = isRecord(config) ? lasting.get(config) : undefined;
        if (remembered !== undefined) return remembered;
        let known = read?.get(config);
        if (known === undefined) {
          known = attempt(config, time);
          (read ??= new Map()).set(config, known);
          if ('settings' in known && isRecord(config) && isLasting(known.settings, config)) {
            lasting.set(config, known.settings);
          }
        }
        if ('error' in known) throw known.error;
        return known.settings;
      };
    },
  };
}

function attempt(config: unknown, time: number): { settings: Settings } | { error: unknown } {
  try {
    return { settings: readSettings(config, time) };
  } catch (error) {
    return { error };
  }
}

function isLasting({ mapOptions }: Settings, config: unknown): boolean {
  return mapOptions.maxEventAge === undefined && isDeeplyFrozen(config);
}

function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen);
}
