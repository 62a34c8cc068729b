import type { Manner } from '../condition.ts';
import type { Speaker } from '../tcp-entrance.ts';
import { ImapSession } from './imap-session.ts';
import type { Account } from './imap-sign-in.ts';
import type { Mailbox } from './mailbox.ts';

/**
 * Lets one account read the mailbox by IMAP4rev1 (RFC 3501). Slow means a late greeting; out of
 * order it says BYE with UNAVAILABLE (RFC 5530 §3) and hangs up.
 */
export function createImap(account: Account, mailbox: Mailbox): Speaker {
  let manner: Manner = { kind: 'well' };
  const sessions = new Set<ImapSession>();
  return {
    talk: (stream) => {
      const session = new ImapSession(stream, account, mailbox);
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
