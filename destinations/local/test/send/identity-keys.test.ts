import { identityKeys } from '../../src/send/engine/identity-keys';

test.each<[string, unknown, string[], string[]?]>([
  ['an id', { userId: ' U-1 ' }, ['u-1']],
  ['a number', { userId: 7 }, ['7']],
  [
    'everything',
    { userId: 'u', anonymousId: 'x', context: { traits: { email: 'A@b.c' } } },
    ['u', 'a@b.c', 'x'],
  ],
  ['an alias', { type: 'alias', previousId: 'old', userId: 'new' }, ['new', 'old']],
  [
    'an alias of emails',
    { type: 'alias', traits: { previousEmail: 'a@b.c', email: 'd@e.f' } },
    ['a@b.c', 'd@e.f'],
  ],
  [
    'a group',
    { type: 'group', groupId: 'g', userId: 'u', traits: { email: 'office@b.c' } },
    ['u'],
    ['object g'],
  ],
  [
    'a group whose type is written in capitals',
    { type: ' Group', groupId: 'G', userId: 'u' },
    ['u'],
    ['object g'],
  ],
  [
    'placeholders',
    { userId: 'Guest', previousId: 0, anonymousId: '00000000-0000-0000-0000-000000000000' },
    [],
  ],
  ['a group with a placeholder', { type: 'group', groupId: 'null', userId: 'u' }, ['u']],
  ['invalid emails', { userId: 'u', traits: { email: 'n/a' }, context: { traits: { email: 7 } } }, ['u']],
  ['somebody else’s email', { type: 'track', userId: 'u', properties: { email: 'a@b.c' } }, ['u']],
  [
    'the email of an event that names nobody else',
    { type: 'track', userId: 'guest', anonymousId: 'x', properties: { email: 'a@b.c' } },
    ['a@b.c', 'x'],
  ],
  [
    'a property outside an event',
    { type: 'identify', anonymousId: 'x', properties: { email: 'a@b.c' } },
    ['x'],
  ],
  ['no event', [1], []],
  ['blanks', { userId: ' ', traits: null, context: 'x' }, []],
])('identity keys: %s', (_name, event, people, objects = []) => {
  expect(identityKeys(event)).toEqual({ people, objects });
});
