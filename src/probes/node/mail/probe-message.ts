import MailComposer from 'nodemailer/lib/mail-composer';
import { type Mark, markField, markValue } from '../../mail/probe-mark.ts';

const subject = 'Helplight 自动测试邮件，请忽略 | Automatic test, please ignore';
const text = `这是 Helplight 发送的自动测试邮件，用于确认邮件能够正常送达。请忽略，无需回复；它会自动删除。

This is an automatic test by Helplight, to see whether mail arrives. Please ignore it and do not
reply; it is removed by itself.
`;

/**
 * A test message as it is sent (RFC 5322). It says of itself that no person wrote it (RFC 3834 §5),
 * so that no other program answers it.
 */
export function probeMessage(sender: string, recipient: string, mark: Mark): Promise<Buffer> {
  const message = new MailComposer({
    from: sender,
    to: recipient,
    subject,
    text,
    messageId: `<helplight.${mark.runId}.${mark.expiresAt}@${domainOf(sender)}>`,
    headers: {
      [markField]: markValue(mark),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      Precedence: 'bulk',
    },
  });
  return message.compile().build();
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
