// The web SDKs fetch a source's settings from their platform before they send anything. Without settings there are no events, and no
// metrics.

/** What Segment's web SDK gets from its `cdnURL`: where to send, and no other integration. */
export function segmentSourceSettings(apiHost: string): object {
  return {
    integrations: {
      'Segment.io': {
        apiKey: 'local',
        apiHost,
        protocol: 'http',
        unbundledIntegrations: [],
        addBundledMetadata: true,
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: {},
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** What RudderStack's SDKs get from their `configUrl`: a source without device-mode destinations. */
export function rudderstackSourceConfig(): object {
  const updatedAt = '2026-01-01T00:00:00.000Z';
  return {
    source: {
      id: 'local',
      name: 'local',
      writeKey: 'local',
      enabled: true,
      workspaceId: 'local',
      updatedAt,
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      destinations: [],
      connections: [],
      dataplanes: {},
    },
    updatedAt,
  };
}
