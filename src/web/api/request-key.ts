import type { RequestKey } from '../../actions/change/acting.ts';
import { sha256Hex } from '../../storage/hash.ts';
import { Refusal } from './problem.ts';

/**
 * The key under which a POST is carried out only once (`Idempotency-Key`); null without one. The
 * fingerprint is the SHA-256 of method, path and body.
 * @throws Refusal 400 where the key is not of 1 to 255 visible ASCII characters.
 */
export async function requestKeyOf(
  { method, headers, url }: Request,
  holder: string,
  body: Uint8Array,
): Promise<RequestKey | null> {
  const key = headers.get('idempotency-key');
  if (key === null || method !== 'POST') return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Refusal(400, 'Let Idempotency-Key have 1 to 255 visible ASCII characters.');
  }
  const head = new TextEncoder().encode(`${method} ${new URL(url).pathname}\n`);
  const all = new Uint8Array(head.byteLength + body.byteLength);
  all.set(head);
  all.set(body, head.byteLength);
  return { holder, key, fingerprint: await sha256Hex(all) };
}
