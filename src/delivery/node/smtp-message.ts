import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from '../mail/letter.ts';
import type { MailFrom } from '../mail/mail-from.ts';

/** A letter as it goes over the wire (RFC 5322), its plain text first (RFC 2046 §5.1.4). */
export function messageOf(
  { to, subject, text, html, messageId, inReplyTo, headers }: Letter,
  from: MailFrom,
): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    // As an object it is taken as it is, whatever it looks like.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId,
    ...(inReplyTo !== null && { inReplyTo, references: inReplyTo }),
    headers: { ...headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
