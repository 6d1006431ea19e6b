/** By the byte order mark. */
const UTF16: ReadonlyMap<number, string> = new Map([
  [0xfffe, 'utf-16le'],
  [0xfeff, 'utf-16be'],
]);

/** How text is encoded, by its first two bytes: PowerShell and Excel write UTF-16; everything else is taken for UTF-8. */
export function encodingOf(bytes: Buffer): string {
  return (bytes.length < 2 ? undefined : UTF16.get(bytes.readUInt16BE())) ?? 'utf-8';
}
