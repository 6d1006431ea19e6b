import { settingIn, withFormLabels } from '../src/explain/form-labels';

const field = (key: string, label: string, choices: { value: string; label: string }[] = []) => ({
  key,
  label,
  choices,
});
const FIELDS = [
  field('dialect', 'Payload dialect'),
  field('sendIp', 'Send the IP address'),
  field('anonymous', 'Anonymous people', [{ value: 'skip', label: 'Skip, with the reason' }]),
  field('emailOnEvents', 'Email on events', [{ value: 'withoutUserId', label: 'Without a user ID' }]),
];

test.each([
  ['sendIp is off.', 'sendIp', '“Send the IP address” is off.'],
  [
    'The track call has an anonymous id only, and the option anonymous is skip.',
    'anonymous',
    'The track call has an anonymous id only, and “Anonymous people” is “Skip, with the reason”.',
  ],
  [
    'The person is known by the user id, and the option emailOnEvents is withoutUserId.',
    'emailOnEvents',
    'The person is known by the user id, and “Email on events” is “Without a user ID”.',
  ],
  [
    'The documented API has no place for it; the segment dialect sends it.',
    'dialect',
    'The documented API has no place for it; the segment dialect sends it.',
  ],
  ['phone is on the deny-list.', 'deny', 'phone is on the deny-list.'],
  ['Encharge has no field for it.', undefined, 'Encharge has no field for it.'],
])('%s is about %s', (reason, setting, text) => {
  expect(settingIn(reason)).toBe(setting);
  expect(withFormLabels(reason, FIELDS)).toBe(text);
});
