import { describe, expect, test } from 'vitest';
import type { Reason } from '../../domain/reason.ts';
import { replyFrom } from './smtp-reply.ts';
import { judgeReply, type SmtpStep } from './smtp-verdict.ts';

type Row = readonly [step: SmtpStep, reply: string, reason: Reason | null];

describe('a reply of a mail server', () => {
  const rows: readonly Row[] = [
    ['greeting', '220 mail.example ESMTP', null],
    ['greeting', '421 4.3.2 Shutting down', 'mail_server_unavailable'],
    ['greeting', '554 No SMTP service here', 'mail_server_unavailable'],
    ['greeting', '554 5.7.1 You are on a block list', 'sender_refused'],
    ['greeting', '250 Hello', null],
    ['ehlo', '250-mail.example\r\n250 STARTTLS', null],
    ['ehlo', '451 4.3.0 Later', 'mail_server_unavailable'],
    ['ehlo', '550 5.7.1 Helo command rejected: no such host', 'sender_refused'],
    ['ehlo', '502 Not known', 'protocol_error'],
    ['starttls', '454 4.7.0 TLS not available due to local problem', 'tls_failed'],
    ['starttls', '502 5.5.1 Not known', 'tls_failed'],
    ['auth', '235 2.7.0 Welcome', null],
    ['auth', '535 5.7.8 Error: authentication failed', 'credentials_rejected'],
    ['auth', '534 5.7.9 Application-specific password required', 'credentials_rejected'],
    ['auth', '432 4.7.12 A password transition is needed', 'credentials_rejected'],
    ['auth', '500 5.7.8 Wrong', 'credentials_rejected'],
    ['auth', '454 4.7.0 Temporary authentication failure', 'login_unavailable'],
    ['auth', '451 4.5.0 Later', 'login_unavailable'],
    ['auth', '504 5.5.4 Unrecognised type', 'login_unavailable'],
    ['auth', '421 4.7.0 Too many errors', 'mail_server_unavailable'],
    ['auth', '538 5.7.11 Encryption required', 'misconfigured'],
    ['auth', '334 ', 'protocol_error'],
    ['mail', '250 2.1.0 Ok', null],
    ['mail', '530 5.7.0 Authentication required', 'misconfigured'],
    ['mail', '452 4.3.1 Insufficient system storage', 'mail_server_unavailable'],
    ['mail', '451 Local error in processing', 'mail_server_unavailable'],
    ['mail', '553 5.1.7 Bad sender', 'sender_refused'],
    ['mail', '450 4.1.8 Sender address rejected: Domain not found', 'sender_refused'],
    ['rcpt', '250 2.1.5 Ok', null],
    ['rcpt', '251 User not local; will forward', null],
    [
      'rcpt',
      '450 4.2.0 <help@wallet.example>: Recipient address rejected: Greylisted',
      'greylisted',
    ],
    ['rcpt', '451 4.7.1 Try again in 5 minutes', 'greylisted'],
    ['rcpt', '451 Greylisting in action, please come back later', 'greylisted'],
    ['rcpt', '421 4.7.0 Closing', 'mail_server_unavailable'],
    ['rcpt', '451 4.3.0 Temporary lookup failure', 'mail_server_unavailable'],
    ['rcpt', '452 Insufficient system storage', 'mail_server_unavailable'],
    ['rcpt', '450 4.2.1 Mailbox busy', 'recipient_deferred'],
    ['rcpt', '450 Mailbox unavailable', 'recipient_deferred'],
    ['rcpt', '452 4.2.2 Over quota', 'mailbox_full'],
    ['rcpt', '552 5.2.2 Mailbox full', 'mailbox_full'],
    ['rcpt', '552 Exceeded storage allocation', 'mailbox_full'],
    ['rcpt', '454 4.7.1 <a@b.example>: Relay access denied', 'recipient_refused'],
    ['rcpt', '554 5.7.1 <a@b.example>: Relay access denied', 'recipient_refused'],
    ['rcpt', '550 5.1.1 User unknown', 'recipient_refused'],
    ['rcpt', '554 5.7.1 Client host [192.0.2.1] blocked', 'sender_refused'],
    ['rcpt', '550 5.7.25 No reverse DNS', 'sender_refused'],
    ['rcpt', '530 5.7.0 Must issue a STARTTLS command first', 'misconfigured'],
    ['rcpt', '354 Go on', 'protocol_error'],
    ['data', '354 Go on', null],
    ['data', '250 2.0.0 Queued', null],
    ['data', '554 5.7.1 Looks like spam', 'message_refused'],
    ['data', '451 4.7.1 Greylisted', 'greylisted'],
    ['data', '552 5.2.2 Mailbox full', 'mailbox_full'],
    ['rset', '250 2.0.0 Ok', null],
    ['rset', '500 What?', 'protocol_error'],
  ];
  test.each(rows)('at %s, "%s" means %s', (step, text, reason) => {
    const reply = replyFrom(text);
    expect(reply && judgeReply(step, reply)).toBe(reason);
  });
});
