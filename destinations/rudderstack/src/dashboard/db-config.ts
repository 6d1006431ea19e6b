import { CALLS } from '@encharge-destinations/core';
import { dashboardSettings } from './settings';
import { forEverySource, SOURCE_TYPES } from './source-types';

/** The destination's definition: which events it takes, from which sources, and its settings. */
export function dbConfig(): object {
  return {
    name: 'ENCHARGE',
    displayName: 'Encharge',
    config: {
      // At the router, so that events are stored raw and transformed just before delivery.
      transformAtV1: 'router',
      saveDestinationResponse: true,
      supportsVisualMapper: true,
      syncBehaviours: ['upsert', 'mirror'],
      supportedSourceTypes: SOURCE_TYPES,
      supportedMessageTypes: { cloud: [...CALLS, 'record'] },
      supportedConnectionModes: forEverySource(['cloud']),
      destConfig: {
        defaultConfig: dashboardSettings.map(({ key }) => key),
        ...forEverySource(['connectionMode', 'consentManagement']),
      },
      secretKeys: dashboardSettings.flatMap((setting) =>
        setting.kind === 'text' && setting.isSecret === true ? [setting.key] : [],
      ),
    },
    options: { isBeta: true },
  };
}
