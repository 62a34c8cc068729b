const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** The largest multiple of 36 that a byte can reach; bytes above it would favour some letters. */
const fair = 252;

const idLength = 12;

/** A new random public id, `^[a-z0-9]{12}$`: 62 bits, never used twice in practice. */
export function newId(): string {
  return randomLetters(idLength);
}

/** So many new ids, at most some thousands: one by one they take several times as long. */
export function newIds(count: number): readonly string[] {
  const text = randomLetters(idLength * count);
  return Array.from({ length: count }, (_, index) =>
    text.slice(idLength * index, idLength * (index + 1)),
  );
}

/** The public id of something that is stored nowhere: always the same for the same name. */
export async function derivedId(name: string): Promise<string> {
  const bytes = new TextEncoder().encode(name);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 12), (byte) => letters.charAt(byte % letters.length)).join(
    '',
  );
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
