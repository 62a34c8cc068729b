/**
 * SIP messages are handled as byte strings: each character stands for one byte. So a length in
 * characters is one in bytes, and what a peer said is hashed and echoed as it came.
 */

/** The UTF-8 bytes of a text, as a byte string. */
export function bytesOf(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** The text of a byte string in UTF-8; what is no UTF-8 becomes U+FFFD. */
export function textOf(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}
