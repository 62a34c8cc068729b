import { defineMonitor } from 'helplight';

const smtpUrl = { env: 'SUPPORT_SMTP_URL' };
const imapUrl = { env: 'SUPPORT_IMAP_URL' };
const address = { env: 'SUPPORT_MAIL_ADDRESS' };

/** From the mail server that takes what customers write to the mailbox that staff read. */
export default [
  /** Mail to support is taken; nothing is sent. */
  defineMonitor({
    slug: 'email-accepts',
    component: 'email',
    probe: { kind: 'smtp', url: smtpUrl, recipient: address },
  }),
  /** Staff can open the mailbox. */
  defineMonitor({
    slug: 'email-mailbox',
    component: 'email',
    probe: { kind: 'imap', url: imapUrl },
    intervalSeconds: 60,
    whenDown: 'degraded_performance',
  }),
  /** A test message arrives where staff read it. */
  defineMonitor({
    slug: 'email-round-trip',
    component: 'email',
    probe: { kind: 'mail-round-trip', smtpUrl, imapUrl, recipient: address },
  }),
  /** The domain names mail servers, and each has an address. */
  defineMonitor({
    slug: 'email-exchangers',
    component: 'email',
    probe: { kind: 'dns', domain: address, expect: { mx: true } },
  }),
  /** Replies of support are not taken for forged ones. */
  defineMonitor({
    slug: 'email-sender-records',
    component: 'email',
    probe: { kind: 'dns', domain: address, expect: { spf: true, dmarc: true } },
    whenDown: 'nothing',
  }),
];
