import { ABSENT, at } from './dimension';

// Far ahead and far back: new and old by any clock, since some platforms only have the real one.
const NEW = '2126-01-02T03:04:05.678Z';
const OLD = '2001-01-02T03:04:05.678Z';

export const timestamp = at(
  'timestamp',
  NEW,
  OLD,
  ABSENT,
  'yesterday',
  ' ',
  '2126-01-02 03:04:05 UTC',
  ...[
    null,
    4_922_910_245,
    4_922_910_245_678,
    '4922910245',
    '978404645678',
    '2126-01-02',
    '2126-02-30T10:00:00Z',
  ],
  ...['2126-01-02T03:04:05', '2126-01-02T03:04:05+02:00', '2126-01-02 03:04:05.678123+00', '01/02/2126', ''],
);
export const originalTimestamp = at('originalTimestamp', ABSENT, NEW, OLD, 'garbage', '');
export const maxEventAge = at('options.maxEventAge', ABSENT, 30, 0);

export const ip = at(
  'context.ip',
  ABSENT,
  '8.8.8.8',
  '10.0.0.1',
  '10.0.0.1, 1.1.1.1',
  'unknown',
  '2606:4700:4700::1111',
  ...['fe80::1', '172.32.0.1', '100.64.0.1', ''],
);
export const requestIp = at('request_ip', ABSENT, '9.9.9.9', '192.168.0.1');
export const channel = at('channel', ABSENT, 'web', 'server', 'mobile');
export const sendIp = at('options.sendIp', ABSENT, false);
export const denyIp = at('options.deny', ABSENT, ['ip']);

export const messageId = at('messageId', 'm-1', ABSENT);
export const userAgent = at('context.userAgent', ABSENT, 'Agent/1.0', ' ');
export const campaign = at('context.campaign', ABSENT, { name: 'spring', source: '', content: 'a', id: '1' });
export const page = at('context.page', ABSENT, { url: 'https://example.com/', title: 'Home', path: ' ' });
export const location = at('context.location', ABSENT, { city: 'Sofia', country: 'Bulgaria', region: ' ' });
export const contextGroupId = at('context.groupId', ABSENT, 'group-1', 'null', 7);
export const denyPlaces = at('options.deny', ABSENT, ['City'], ['country']);
