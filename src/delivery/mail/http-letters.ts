import { sha256Hex } from '../../storage/hash.ts';
import { NotNow } from '../not-now.ts';
import { printable } from '../webhook/printable.ts';
import type { Letter, SendLetter, Untimed } from './letter.ts';

const deadlineMs = 30_000;

/** How much of an answer is read, in bytes. */
const answerLimit = 64 * 1024;

/** After how long a service is asked again that wants less, where it does not say so, and at most. */
const pauseMs = { usual: 10_000, longest: 60 * 60_000 } as const;

/** `url` and `from` as in MAIL_URL (`https://KEY@host/path`) and MAIL_FROM. */
type Settings = Readonly<{ url: string; from: string }>;

/**
 * Hands letters to a mail service by HTTP: one POST of JSON each, with the members that Resend has
 * given them (`from`, `to`, `subject`, `html`, `text`, `headers`), and the key as bearer token.
 * @throws Error with one sentence where the key would be sent for everybody to read.
 */
export function httpLetters({ url, from }: Settings, ask: typeof fetch = fetch): SendLetter {
  const service = new URL(url);
  const key = decodeURIComponent(service.username || service.password);
  service.username = '';
  service.password = '';
  if (service.protocol !== 'https:' && !isLoopback(service.hostname)) {
    throw new Error('MAIL_URL must begin with https:, smtps: or smtp:.');
  }
  return async (letter, signal) => {
    const began = performance.now();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    const posting = await ask(service, await requestOf(letter, from, key, limit))
      .then(postingOf)
      .catch(failedBy);
    return { ...posting, ms: Math.round(performance.now() - began) };
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

async function requestOf(
  letter: Letter,
  from: string,
  key: string,
  signal: AbortSignal,
): Promise<RequestInit> {
  const { to, subject, text, html, messageId, inReplyTo, headers } = letter;
  const thread = inReplyTo === null ? {} : { 'In-Reply-To': inReplyTo, References: inReplyTo };
  const body = JSON.stringify({
    ...{ from, to: [to], subject, html, text },
    headers: { 'Message-ID': messageId, ...thread, ...headers },
  });
  return {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      // A letter whose answer was lost is sent again; the service knows it by this. Services refuse
      // another text under the same key, as where more is to be told by then.
      'idempotency-key': `${messageId.slice(1, -1)}/${await markOf(body)}`,
    },
    body,
    redirect: 'manual',
    signal,
  };
}

async function markOf(text: string): Promise<string> {
  return (await sha256Hex(new TextEncoder().encode(text))).slice(0, 16);
}

/**
 * What a service refuses it refuses because of the key, the sender or its limits: no answer of HTTP
 * says for sure that an address takes no mail.
 */
async function postingOf(response: Response): Promise<Untimed> {
  const { status, headers } = response;
  const detail = printable(await beginningOf(response));
  if (status >= 200 && status < 300) return { kind: 'accepted', status, detail };
  if (status === 429) return { kind: 'busy', againMs: pauseOf(headers.get('retry-after')) };
  return { kind: 'refused', permanent: false, status, detail };
}

async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return text + decoder.decode();
    length += value.length;
    text += decoder.decode(value, { stream: true });
    if (length > answerLimit) break;
  }
  await reader.cancel();
  return text;
}

function pauseOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  if (!(seconds >= 0)) return pauseMs.usual;
  return Math.min(Math.max(seconds * 1000, 1000), pauseMs.longest);
}

function failedBy(error: unknown): Untimed {
  if (error instanceof NotNow) return { kind: 'busy', againMs: 0 };
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  const failure = timedOut ? 'timed_out' : 'connection_failed';
  return { kind: 'failed', failure, detail: printable(String(error)) };
}
