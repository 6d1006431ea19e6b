import { Destination, transform } from '@segment/actions-core';
import type { JSONObject } from '@segment/actions-core';
import { createDestination } from '../definition/create-destination';
import type { DestinationOptions } from '../definition/create-destination';
import type { Settings } from '../destination/generated-types';
import { isAge } from '../destination/options';
import { faultsIn } from './host-faults';
import type { SavedMapping } from './mapping';
import { saysUnreadable } from './unreadable-trigger';

/** Something that the host rejects. */
export interface SetupFault {
  /** The key of a setting or of a mapping's field, or `trigger` or `action`. */
  key: string;
  message: string;
}

/** The checks that Segment makes before a customer saves. */
export interface SetupChecker {
  /** The settings, against the schema that the host makes from the definition. */
  settings(settings: Readonly<Record<string, unknown>>): SetupFault[];
  /** A mapping: its trigger, its fields and their directives. */
  mapping(mapping: SavedMapping): Promise<SetupFault[]>;
  /**
   * The destination's own test of the keys, as the host runs it.
   *
   * @throws the host's error.
   */
  testAuthentication(settings: Settings): Promise<void>;
}

/** No event has this type: a readable trigger does not match it, or its mapping sends nothing. */
const NO_EVENT = { type: 'none' };

/**
 * Makes the checks of a customer's setup.
 *
 * @param options Where Encharge is, for testing the keys.
 * @example
 * const { settings } = createSetupChecker();
 * settings({ pages: 'sometimes' }); // [{ key: 'pages', message: 'Page calls must be one of: "off", "event", or "visit".' }]
 */
export function createSetupChecker(options: DestinationOptions = {}): SetupChecker {
  const definition = createDestination(options);
  const destination = new Destination(definition);
  return {
    settings: (settings) => {
      const faults = faultsOf(() => destination.validateSettings({ ...settings }));
      const message = 'Oldest event takes a number of days.';
      return isAge(settings['maxEventAge']) ? faults : [...faults, { key: 'maxEventAge', message }];
    },
    mapping: async ({ action, mapping, trigger }) => {
      const known = definition.actions[action];
      if (known === undefined)
        return [{ key: 'action', message: 'This destination has no action with that name.' }];
      const faults: SetupFault[] = [];
      const subscribe = trigger ?? known.defaultSubscription ?? '';
      if (!(await isReadable(subscribe)))
        faults.push({
          key: 'trigger',
          message:
            'Segment cannot read this trigger. A trigger looks like type = "track" and event = "Signed Up".',
        });
      for (const [key, { label, required }] of Object.entries(known.fields)) {
        if (required === true && isBlank(mapping[key]))
          faults.push({ key, message: `${label} is required. Map it, or type a value.` });
      }
      for (const key of Object.keys(mapping)) {
        if (!Object.hasOwn(known.fields, key))
          faults.push({
            key,
            message: 'The action has no field with this name; Segment would leave it out.',
          });
      }
      return [...faults, ...faultsOf(() => transform(mapping as JSONObject, {}))];
    },
    testAuthentication: (settings) => destination.testAuthentication(settings),
  };

  async function isReadable(subscribe: string): Promise<boolean> {
    const quiet = new Destination({ ...definition, actions: {} });
    const subscription = { partnerAction: 'none', subscribe };
    const results = await quiet.onEvent(NO_EVENT as never, { subscription });
    return !results.some(({ output }) => saysUnreadable(output));
  }
}

function faultsOf(check: () => void): SetupFault[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return faultsIn(error).map(({ message, pointer = '' }) => ({
      key: pointer.split('/')[1] ?? '',
      message,
    }));
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
