/** Detected by the byte order mark. */
const UTF16: ReadonlyMap<number, string> = new Map([
  [0xfffe, 'utf-16le'],
  [0xfeff, 'utf-16be'],
]);
/** Enough bytes to recognise a file. */
const HEAD_BYTES = 512;

/**
 * A text's encoding. PowerShell and Excel write UTF-16, sometimes without its mark; then every other byte at the start of JSON or a header
 * is 0. Everything else counts as UTF-8.
 */
export function encodingOf(bytes: Buffer): string {
  const marked = bytes.length < 2 ? undefined : UTF16.get(bytes.readUInt16BE());
  if (marked !== undefined || bytes.length < 4) return marked ?? 'utf-8';
  const zeros = [...bytes.subarray(0, 4)].map((byte) => Number(byte === 0)).join('');
  return { '0101': 'utf-16le', '1010': 'utf-16be' }[zeros] ?? 'utf-8';
}

/** Whether bytes can be text in their encoding, judging by the start: images, archives and spreadsheets contain a 0. */
export function isText(bytes: Buffer): boolean {
  return encodingOf(bytes) !== 'utf-8' || !bytes.subarray(0, HEAD_BYTES).includes(0);
}
