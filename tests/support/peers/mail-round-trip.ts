import type { MailRoundTripSpec } from '../../../src/domain/monitor/mail-spec.ts';
import { accounts, type MailPeers } from './mail.ts';

/** Who signs in to submit, and sends. */
export const sender = 'probe@support.test';

/** A round trip from `probe@support.test` to an account of the peers; what a test cares about is given. */
export function peersRoundTrip(
  { postfix, dovecot }: MailPeers,
  recipient: keyof typeof accounts,
  given: Partial<MailRoundTripSpec> = {},
): MailRoundTripSpec {
  const host = '127.0.0.1';
  const loginOf = (user: keyof typeof accounts) => ({ user, password: accounts[user] });
  return {
    kind: 'mail-round-trip',
    smtp: { host, port: postfix.submission, security: 'starttls', login: loginOf(sender) },
    imap: { host, port: dovecot.imaps, security: 'tls', login: loginOf(recipient) },
    family: 'any',
    sender,
    recipient,
    mailbox: 'INBOX',
    degradedAboveMs: null,
    ...given,
  };
}
