import type { Platform } from '../cli/platforms';
import { TRACKING_ROOTS } from './tracking-paths';

/** How to point one SDK at a listener. */
export interface Snippet {
  platform: Platform;
  sdk: string;
  code: string;
}

/**
 * How to point both platforms' SDKs at a listener, as code to paste. Any write key works: nobody reads it.
 *
 * @param url `http://127.0.0.1:PORT`
 */
export function snippets(url: string): Snippet[] {
  const segment = `${url}${TRACKING_ROOTS.segment}`;
  const rudderstack = `${url}${TRACKING_ROOTS.rudderstack}`;
  return [
    {
      platform: 'segment',
      sdk: '@segment/analytics-node',
      code: `new Analytics({ writeKey: 'any', host: '${url}', path: '${TRACKING_ROOTS.segment}/v1/batch' })`,
    },
    {
      platform: 'segment',
      sdk: '@segment/analytics-next',
      code: [
        `AnalyticsBrowser.load({ writeKey: 'any', cdnURL: '${segment}' })`,
        '// or, with settings of your own:',
        `AnalyticsBrowser.load({ writeKey: 'any', cdnSettings: { integrations: { 'Segment.io': { apiHost: '${segment.replace('http://', '')}/v1', protocol: 'http' } } } })`,
      ].join('\n'),
    },
    {
      platform: 'rudderstack',
      sdk: '@rudderstack/rudder-sdk-node',
      code: `new RudderAnalytics('any', { dataPlaneUrl: '${url}', path: '${TRACKING_ROOTS.rudderstack}/v1/batch' })`,
    },
    {
      platform: 'rudderstack',
      sdk: '@rudderstack/analytics-js',
      code: [
        '// The bundled build works offline; the plain one loads its plugins from RudderStack’s CDN.',
        "import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'",
        'const rudderAnalytics = new RudderAnalytics()',
        `rudderAnalytics.load('any', '${rudderstack}', { configUrl: '${rudderstack}' })`,
      ].join('\n'),
    },
  ];
}
