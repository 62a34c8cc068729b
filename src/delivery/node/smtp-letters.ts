import type { Letter, SendLetter, Untimed } from '../mail/letter.ts';
import { mailFrom } from '../mail/mail-from.ts';
import { printable } from '../webhook/printable.ts';
import { IdleLines } from './idle-lines.ts';
import { mailServer } from './mail-server.ts';
import { postingOf } from './smtp-failure.ts';
import { openLine, type SmtpLine } from './smtp-line.ts';
import { messageOf } from './smtp-message.ts';

/** Letters leave while it runs; `stop` takes leave of the server. */
export type Letters = Readonly<{ send: SendLetter; stop: () => void }>;

/** How letters are handed over: `url` and `from` as in MAIL_URL and MAIL_FROM. */
export type SmtpSettings = Readonly<{
  url: string;
  from: string;
  /** Further certificate authorities (PEM) that are trusted. */
  ca?: string;
  /** The one deadline of a letter, from its connection to its receipt, in milliseconds. */
  deadlineMs?: number;
}>;

const usualDeadlineMs = 30_000;

/**
 * Hands letters to a mail server, over connections that are used again.
 * @throws Error with one sentence where the settings would give a password away.
 */
export function smtpLetters({
  url,
  from,
  ca,
  deadlineMs = usualDeadlineMs,
}: SmtpSettings): Letters {
  const server = mailServer(url, ca);
  const sender = mailFrom(from);
  const idle = new IdleLines();
  const over = async (line: SmtpLine, letter: Letter, signal: AbortSignal) => {
    try {
      const message = await messageOf(letter, sender);
      const envelope = { from: sender.address, to: letter.to, size: message.length };
      const reply = await line.send(envelope, message, signal);
      idle.keep(line);
      return reply;
    } catch (error) {
      line.close();
      throw error;
    }
  };
  const hand = async (letter: Letter, signal: AbortSignal) => {
    const known = idle.take();
    if (known !== null) {
      const reply = await over(known, letter, signal).catch(rethrowReply);
      // The server has hung up on a line that nobody used; the letter goes over a new one.
      if (reply !== null) return reply;
    }
    return over(await openLine(server, signal), letter, signal);
  };
  const send: SendLetter = async (letter, signal) => {
    const began = performance.now();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    const posting = await hand(letter, limit).then(accepted, postingOf);
    return { ...posting, ms: Math.round(performance.now() - began) };
  };
  return { send, stop: () => idle.stop() };
}

function accepted(reply: string): Untimed {
  return { kind: 'accepted', status: Number(reply.slice(0, 3)) || null, detail: printable(reply) };
}

/**
 * A server that has answered need not be asked once more, unless it takes its leave (RFC 5321 §3.8):
 * many take only so many letters over one connection.
 */
function rethrowReply(error: unknown): null {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  if (code && code !== 421) throw error;
  return null;
}
