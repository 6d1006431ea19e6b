import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { sendThrough, sendThroughPresets } from './__helpers__/encharge';

const TRACK: SegmentEvent = {
  type: 'track',
  event: 'Signed Up',
  userId: 'user-1',
  timestamp: '2026-01-02T03:04:05Z',
};
const VISITOR: SegmentEvent = { type: 'track', event: 'Signed Up', anonymousId: 'anonymous-1' };
const PAGE: SegmentEvent = { type: 'page', name: 'Pricing', userId: 'user-1' };
const SCREEN: SegmentEvent = { type: 'screen', name: 'Main', userId: 'user-1' };

describe('settings', () => {
  it.each<[string, SegmentEvent, object, string]>([
    ['page calls', PAGE, { pages: 'off' }, 'the option pages is off'],
    [
      'page visits where they have no place',
      PAGE,
      { pages: 'visit', dialect: 'documented' },
      'need the segment dialect',
    ],
    ['screen calls', SCREEN, { screens: 'off' }, 'the option screens is off'],
    ['visitors', VISITOR, { anonymous: 'skip' }, 'the option anonymous is skip'],
    ['visitors where they have no place', VISITOR, { dialect: 'documented' }, 'demands a userId or an email'],
    ['times that may be old', { ...TRACK, timestamp: 'soon' }, { maxEventAge: '7' }, 'cannot be read'],
  ])('skip %s, with the reason', async (_name, event: SegmentEvent, settings: object, reason: string) => {
    await expect(sendThroughPresets(event, settings)).rejects.toThrow(reason);
  });

  it.each<[string, object]>([
    ['absent', {}],
    ['null', { dialect: null, pages: null, maxEventAge: null, sendIp: null, clearOnNull: null }],
    ['blank', { dialect: '', pages: '', screens: '', maxEventAge: '', anonymous: '', sendIp: '' }],
    ['no limit', { maxEventAge: 0 }],
  ])('that are %s mean the defaults', async (_name, settings: object) => {
    expect(await sendThroughPresets(TRACK, settings)).toEqual([
      {
        type: 'track',
        event: 'Signed Up',
        userId: 'user-1',
        user: { userId: 'user-1' },
        timestamp: '2026-01-02T03:04:05Z',
      },
    ]);
  });

  it('select the documented bodies', async () => {
    const event = {
      ...PAGE,
      context: { ip: '8.8.8.8', page: { url: 'https://example.com/' } },
    } as SegmentEvent;
    expect(await sendThroughPresets(event, { dialect: 'documented' })).toEqual([
      {
        name: 'Viewed Page',
        user: { userId: 'user-1' },
        properties: { name: 'Pricing', url: 'https://example.com/' },
        sourceIp: '8.8.8.8',
      },
    ]);
  });
});

describe('field mapping', () => {
  it.each<[string, JSONObject, string]>([
    [
      'reads neither a trait nor a property',
      { 'context.locale': 'language' },
      'reads traits and properties only',
    ],
    ['reads a prototype', { 'traits.__proto__.plan': 'plan' }, 'a dot path'],
    [
      'writes a field that Encharge maintains itself',
      { 'traits.score': 'leadScore' },
      'Encharge maintains itself',
    ],
  ])('rejects a path that %s', async (_name, rename: JSONObject, message: string) => {
    await expect(sendThrough('trackEvent', TRACK, { rename })).rejects.toThrow(message);
  });
});
