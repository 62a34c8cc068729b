import { signingVersions, type WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import type { Hmac, Keys } from '../../storage/keys.ts';

/** What is signed: the id of the message, when this attempt is made (UTC ms), and its bytes. */
type Signed = Readonly<{ id: string; at: number; body: string }>;

/**
 * Writes the headers of a signed message (Standard Webhooks 1.0): the id is the same in all attempts,
 * the timestamp, in seconds, is that of the attempt. During a rotation there are two signatures, with
 * a space in between, and a receiver takes the message if one of them is right.
 */
export function signing({ keys, hmac }: Readonly<{ keys: Keys; hmac: Hmac }>) {
  const encode = encoder();
  return async ({ id, at, body }: Signed, endpoint: WebhookEndpoint) => {
    const timestamp = String(Math.floor(at / 1000));
    const content = encode(`${id}.${timestamp}.`, body);
    const signatures: string[] = [];
    for (const version of signingVersions(endpoint, at)) {
      const key = await keys.signingKey(endpoint.subscription.id, version);
      signatures.push(`v1,${base64(await hmac(key, content))}`);
    }
    return {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    };
  };
}

/** Within a second thousands of endpoints are told the same, which is encoded once. */
function encoder(): (start: string, body: string) => Uint8Array<ArrayBuffer> {
  let last = { start: '', body: '', bytes: new Uint8Array() };
  return (start, body) => {
    if (start !== last.start || body !== last.body) {
      last = { start, body, bytes: new TextEncoder().encode(start + body) };
    }
    return last.bytes;
  };
}

function base64(bytes: Uint8Array): string {
  // Not spread: that takes the bytes one by one, which is slow.
  return btoa(Reflect.apply(String.fromCharCode, null, bytes));
}
