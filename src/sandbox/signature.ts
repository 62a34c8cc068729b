import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the signature of a webhook is worth. `unknown` where nobody has told the secret. */
export type SignatureStanding = 'none' | 'unknown' | 'verified' | 'wrong';

/** What was posted, and when. */
type Signed = Readonly<{
  receivedAt: Date;
  headers: ReadonlyMap<string, string>;
  body: string;
}>;

/** How much the clocks of both sides may differ, in milliseconds. */
const toleranceMs = 5 * 60_000;

/** Looks at a signature as Standard Webhooks 1.0 tells receivers to, with a secret (`whsec_…`). */
export function signatureStanding(
  { receivedAt, headers, body }: Signed,
  secret: string | null,
): SignatureStanding {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headers.get(`webhook-${name}`),
  );
  if (id === undefined || timestamp === undefined || signatures === undefined) return 'none';
  if (secret === null) return 'unknown';
  if (!/^\d{1,12}$/.test(timestamp)) return 'wrong';
  if (Math.abs(receivedAt.getTime() - Number(timestamp) * 1000) > toleranceMs) return 'wrong';
  const right = `v1,${signatureOf(`${id}.${timestamp}.${body}`, secret)}`;
  return signatures.split(' ').some((one) => isSame(one, right)) ? 'verified' : 'wrong';
}

function signatureOf(text: string, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(text).digest('base64');
}

function isSame(one: string, right: string): boolean {
  const [given, wanted] = [Buffer.from(one), Buffer.from(right)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
