import { ImapFlow } from 'imapflow';
import { accounts, type MailPeers } from './mail.ts';

/** How many messages another client finds in the inbox of an account. */
export async function messagesOf(
  { dovecot, ca }: MailPeers,
  user: keyof typeof accounts,
): Promise<number> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: dovecot.imaps,
    secure: true,
    tls: { ca },
    auth: { user, pass: accounts[user] },
    logger: false,
  });
  await client.connect();
  const { exists } = await client.mailboxOpen('INBOX', { readOnly: true });
  await client.logout();
  return exists;
}
