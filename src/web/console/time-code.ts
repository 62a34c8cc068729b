const stepMs = 30_000;
const digits = 6;

/** The number of the 30 s step in which an instant (UTC ms) lies (RFC 6238 §4.1). */
export function stepAt(instant: number): number {
  return Math.floor(instant / stepMs);
}

/** The code of a step for a secret (RFC 6238 §4.2, with the HOTP value of RFC 4226 §5.3). */
export async function codeOf(secret: Uint8Array<ArrayBuffer>, step: number): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  const digest = new DataView(await crypto.subtle.sign('HMAC', key, counter));
  const offset = digest.getUint8(digest.byteLength - 1) % 16;
  const number = digest.getUint32(offset) % 2 ** 31;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The newest of some steps (both ends count) of which a code is; null where it is of none. */
export async function stepOf(
  code: string,
  secret: Uint8Array<ArrayBuffer>,
  { from, to }: Readonly<{ from: number; to: number }>,
): Promise<number | null> {
  for (let step = to; step >= from; step--) {
    if ((await codeOf(secret, step)) === code) return step;
  }
  return null;
}
