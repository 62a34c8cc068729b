const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** The largest multiple of 36 that a byte can reach; bytes above it would favour some letters. */
const fair = 252;

/** A new random public id, `^[a-z0-9]{12}$`: 62 bits, never used twice in practice. */
export function newId(): string {
  return randomLetters(12);
}

/** Random letters and digits, each as likely as any other: a little more than 5 bits a letter. */
export function randomLetters(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length - text.length))) {
      if (byte < fair) text += letters.charAt(byte % letters.length);
    }
  }
  return text;
}
