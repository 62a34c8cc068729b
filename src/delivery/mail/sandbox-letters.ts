import { printable } from '../webhook/printable.ts';
import type { Letter, SendLetter, Untimed } from './letter.ts';

const deadlineMs = 5000;

/**
 * Shows letters on the sandbox's page of received things instead of sending them, so that somebody
 * who tries Helplight out can subscribe. `inboxUrl` is on this machine.
 */
export function sandboxLetters(inboxUrl: string): SendLetter {
  return async (letter, signal) => {
    const began = performance.now();
    const posting = await fetch(inboxUrl, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822; charset=utf-8' },
      body: legibleMessage(letter),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
    })
      .then(postingOf)
      .catch(failedBy);
    return { ...posting, ms: Math.round(performance.now() - began) };
  };
}

/** The letter as a person can read it: its plain text, and nothing encoded (RFC 6532). */
function legibleMessage({ to, subject, text, messageId, inReplyTo, headers }: Letter): string {
  const all = {
    ...{ From: 'Helplight <sandbox@localhost>', To: to, Subject: subject },
    'Message-ID': messageId,
    ...(inReplyTo !== null && { 'In-Reply-To': inReplyTo, References: inReplyTo }),
    ...headers,
    ...{ 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit' },
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [...lines, '', ...text.split('\n')].join('\r\n');
}

async function postingOf(response: Response): Promise<Untimed> {
  await response.body?.cancel();
  const { status, ok } = response;
  const detail = 'It stands on the page of the sandbox.';
  if (ok) return { kind: 'accepted', status, detail };
  return { kind: 'refused', permanent: false, status, detail: 'The sandbox did not take it.' };
}

function failedBy(error: unknown): Untimed {
  return { kind: 'failed', failure: 'connection_failed', detail: printable(String(error)) };
}
