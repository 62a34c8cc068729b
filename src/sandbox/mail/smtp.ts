import type { Manner } from '../condition.ts';
import type { Speaker } from '../tcp-entrance.ts';
import type { Mailbox } from './mailbox.ts';
import { SmtpSession } from './smtp-session.ts';

/**
 * Takes mail by SMTP (RFC 5321) for one address, and puts it into the mailbox at once. Slow means a
 * late greeting; out of order it says 421 4.3.2 and hangs up; `lose` drops what it takes.
 */
export function createSmtp(address: string, mailbox: Mailbox): Speaker {
  let manner: Manner = { kind: 'well' };
  const sessions = new Set<SmtpSession>();
  const deliver = (content: Buffer) => {
    if (manner.kind !== 'lose') mailbox.deliver(content);
  };
  return {
    talk: (stream) => {
      const session = new SmtpSession(stream, address, deliver);
      sessions.add(session);
      stream.once('close', () => sessions.delete(session));
      if (manner.kind === 'error') session.fail();
      else session.greet(manner.kind === 'slow' ? manner.byMs : 0);
    },
    become: (next) => {
      manner = next;
      if (next.kind === 'error') for (const session of sessions) session.fail();
    },
  };
}
