import { isSecretName, traitNameOf } from '../src/person/names';

describe('names of person fields', () => {
  test.each([
    'password',
    'userPassword',
    'PASSWORD',
    'api_key',
    'API key',
    'creditCard',
    'card number',
    'cardNumber',
    'cvv',
    'refresh_token',
    'socialSecurityNumber',
    'password1',
    'passwords',
    'newpassword',
    'passwordHash',
    'accesstoken',
    'access_tokens',
    'accesstokens',
    'authtoken',
    'secretkey',
    'apikeys',
    'api_keys',
    'cvv2',
    'cardcvc',
    'private_key',
    'privatekey',
    'ccnum',
    'cc_number',
    'creditcard',
    'cardnumber',
    'userSSN',
    'ssn2',
    'pin',
    'userPin',
    'PIN number',
    '_password_',
    'accessKey',
    'license key',
    'jwt',
    'otp',
    'iban',
    'passport number',
  ])('%s looks like a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each([
    'tokensUsed',
    'passenger',
    'secretary',
    'cardio',
    'capital',
    'cardColor',
    'business',
    'socialMedia',
    'tokens',
    'tokenized',
    'pinterest',
    'pinCode',
    'pinned',
    'passwordless',
    'shipping',
    'privateNotes',
    'keys',
    'accNumber',
    'lessn',
    'passwordSet',
    'apiKeyCreatedAt',
    'token_balance',
    'tokenCount',
    'secretName',
    'keyboard',
  ])('%s does not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  test.each([
    ['first_name', 'firstName'],
    ['First Name', 'firstName'],
    ['LAST_NAME', 'lastName'],
    ['created_at', 'createdAt'],
    ['firstName', 'firstName'],
    ['firstname', 'firstName'],
    ['postal_code', 'postcode'],
    ['phone2', 'phone2'],
    ['favorite_color', 'favorite_color'],
    ['to_string', 'to_string'],
  ])('%s is the field %s', (name, field) => {
    expect(traitNameOf(name).field).toBe(field);
  });

  test('a name means the same after thousands of others', () => {
    const before = traitNameOf('last_name');
    for (let count = 0; count < 3000; count += 1) traitNameOf(`odd-${count}`);
    const after = traitNameOf('last_name');
    expect(after).toEqual(before);
    // The cache was emptied in between: one customer's unusual names do not fill it.
    expect(after).not.toBe(before);
  });
});
