/**
 * Makes a text readable that came in byte by byte (one character for each byte): as UTF-8 where it
 * is that, else as Latin-1, which every sequence of bytes is.
 */
export function readable(bytes: string): string {
  if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
  try {
    return strictUtf8.decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return bytes;
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
