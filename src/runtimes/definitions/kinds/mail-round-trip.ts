import * as z from 'zod';
import type { MailRoundTripSpec } from '../../../domain/monitor/mail-spec.ts';
import { family, seconds } from './fields.ts';
import type { Kind } from './kind.ts';
import { mailAddress, mailUrl } from './mail-values.ts';
import { value } from './values.ts';

export const schema = z.strictObject({
  kind: z.literal('mail-round-trip'),
  smtpUrl: value,
  imapUrl: value,
  recipient: value,
  sender: value.exactOptional(),
  degradedAboveSeconds: seconds(0.1, 600).nullable().default(60),
  family,
});

/** A message that is sent and awaited. */
export const mailRoundTrip: Kind<z.output<typeof schema>, MailRoundTripSpec> = {
  targets: ({ smtpUrl, imapUrl, recipient }) => [smtpUrl, imapUrl, recipient],
  passesOver: ({ imapUrl }, values) => {
    if (typeof imapUrl === 'string') return null;
    const read = mailUrl('imap').safeParse(values.text(imapUrl)).data;
    return read?.server.login === null ? `${imapUrl.env} has no user and password` : null;
  },
  read: ({ kind, degradedAboveSeconds, family, ...written }, values) => {
    const smtp = values.required(written.smtpUrl, mailUrl('smtp'), 'smtpUrl')?.server;
    const imap = values.required(written.imapUrl, mailUrl('imap'), 'imapUrl');
    const recipient = values.required(written.recipient, mailAddress, 'recipient');
    const sender = values.optional(written.sender, mailAddress, 'sender');
    if (!smtp || !imap || !recipient) return null;
    if (imap.server.login === null) {
      values.note('must have a user and a password, to look into the mailbox', 'imapUrl');
      return null;
    }
    return {
      kind,
      smtp,
      imap: imap.server,
      family,
      sender: sender ?? addressOf(smtp.login?.user) ?? recipient,
      recipient,
      mailbox: imap.mailbox ?? 'INBOX',
      degradedAboveMs: degradedAboveSeconds === null ? null : degradedAboveSeconds * 1000,
    };
  },
};

/** Servers let people send from the address that they sign in with. */
function addressOf(user: string | undefined): string | null {
  return mailAddress.safeParse(user).data ?? null;
}
