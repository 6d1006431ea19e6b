/** By the byte order mark. */
const UTF16: ReadonlyMap<number, string> = new Map([
  [0xfffe, 'utf-16le'],
  [0xfeff, 'utf-16be'],
]);
/** As much as shows what a file is. */
const HEAD_BYTES = 512;

/**
 * How text is encoded: PowerShell and Excel write UTF-16, some without its mark, and then every other byte of what JSON and headers begin
 * with is 0. Everything else is taken for UTF-8.
 */
export function encodingOf(bytes: Buffer): string {
  const marked = bytes.length < 2 ? undefined : UTF16.get(bytes.readUInt16BE());
  if (marked !== undefined || bytes.length < 4) return marked ?? 'utf-8';
  const zeros = [...bytes.subarray(0, 4)].map((byte) => Number(byte === 0)).join('');
  return { '0101': 'utf-16le', '1010': 'utf-16be' }[zeros] ?? 'utf-8';
}

/** Whether bytes can be text in their encoding, by how they begin: images, archives and spreadsheets hold a 0. */
export function isText(bytes: Buffer): boolean {
  return encodingOf(bytes) !== 'utf-8' || !bytes.subarray(0, HEAD_BYTES).includes(0);
}
