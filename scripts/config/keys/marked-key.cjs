// Every key of the tests has this word in it, which stands nowhere else. Letters only: no encoding but base64 changes them.
const MARK = 'unseenkey';

// In base64 a text reads differently at each of three places; the characters at its ends depend on its neighbours.
const FORMS = [
  MARK,
  ...[0, 1, 2].map((before) => {
    const text = Buffer.from(`${'\0'.repeat(before)}${MARK}`)
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(before === 0 ? 0 : before + 1, -1);
  }),
];

/** Whether a text or a file's content holds a key of the tests, plain or in base64. */
function holdsKey(content) {
  return FORMS.some((form) => content.includes(form));
}

/** Whether a value holds one in any text of it. */
function holdsKeyWithin(value, seen = new Set()) {
  if (typeof value === 'string') return holdsKey(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  if (value instanceof Error && holdsKey(`${value.message}\n${value.stack}`)) return true;
  return Reflect.ownKeys(value).some((key) => {
    const { value: part } = Object.getOwnPropertyDescriptor(value, key);
    return holdsKey(String(key)) || holdsKeyWithin(part, seen);
  });
}

module.exports = { MARK, holdsKey, holdsKeyWithin };
