const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const length = 12;
/** The largest multiple of 36 that a byte can reach; bytes above it would favour some letters. */
const fair = 252;

/** A new random public id, `^[a-z0-9]{12}$`: 62 bits, never used twice in practice. */
export function newId(): string {
  let id = '';
  while (id.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length - id.length))) {
      if (byte < fair) id += letters.charAt(byte % letters.length);
    }
  }
  return id;
}
