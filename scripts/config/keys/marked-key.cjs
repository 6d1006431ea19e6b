// Every test key contains this word, which occurs nowhere else. Only letters: no encoding except base64 changes them.
const MARK = 'unseenkey';

// In base64 a text has three forms, depending on its position; the characters at its ends depend on its neighbours.
const FORMS = [
  MARK,
  ...[0, 1, 2].map((before) => {
    const text = Buffer.from(`${'\0'.repeat(before)}${MARK}`)
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(before === 0 ? 0 : before + 1, -1);
  }),
];

/** Whether a text or a file's content contains a test key, plain or in base64. */
function holdsKey(content) {
  return FORMS.some((form) => content.includes(form));
}

/** Whether any text in a value contains one. */
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
