import { expect, test } from 'vitest';
import type { Reason } from '../../domain/monitor/reason.ts';
import { imapResponse } from './imap-response.ts';
import { type ImapStep, judgeCondition } from './imap-verdict.ts';

type Row = readonly [step: ImapStep, condition: string, reason: Reason | null];

const rows: readonly Row[] = [
  ['greeting', 'OK Ready', null],
  ['greeting', 'PREAUTH Come in', null],
  ['greeting', 'BYE Overloaded', 'mail_server_unavailable'],
  ['greeting', 'NO', 'protocol_error'],
  ['capability', 'BAD What?', 'protocol_error'],
  ['capability', 'PREAUTH', 'protocol_error'],
  ['starttls', 'NO Not now', 'tls_failed'],
  ['starttls', 'BAD What?', 'tls_failed'],
  ['login', 'OK [CAPABILITY IMAP4rev1] Welcome', null],
  ['login', 'NO [AUTHENTICATIONFAILED] Wrong', 'credentials_rejected'],
  ['login', 'NO [AUTHORIZATIONFAILED] Not as this one', 'credentials_rejected'],
  ['login', 'NO [EXPIRED] Change it', 'credentials_rejected'],
  ['login', 'NO [ALERT] Application-specific password required', 'credentials_rejected'],
  ['login', 'NO Login failed', 'credentials_rejected'],
  ['login', 'NO [UNAVAILABLE] Temporary failure', 'login_unavailable'],
  ['login', 'NO [INUSE] Somebody else', 'login_unavailable'],
  ['login', 'NO [LIMIT] Too many', 'login_unavailable'],
  ['login', 'NO [SERVERBUG] Oops', 'login_unavailable'],
  ['login', 'NO Temporary failure, try again', 'login_unavailable'],
  ['login', 'NO Too many login attempts, try again later', 'credentials_rejected'],
  ['login', 'NO [PRIVACYREQUIRED] STARTTLS first', 'encryption_missing'],
  ['login', 'BYE [UNAVAILABLE] Later', 'mail_server_unavailable'],
  ['login', 'BAD What?', 'protocol_error'],
  ['select', 'OK [READ-ONLY] Done', null],
  ['select', 'NO [NONEXISTENT] Unknown Mailbox', 'misconfigured'],
  ['select', 'NO [TRYCREATE] Not here', 'misconfigured'],
  ['select', 'NO [NOPERM] Not yours', 'misconfigured'],
  ['select', 'NO Mailbox does not exist', 'misconfigured'],
  ['select', 'NO [SERVERBUG] Internal error', 'mailbox_unavailable'],
  ['select', 'NO [CORRUPTION] Broken', 'mailbox_unavailable'],
  ['select', 'NO Unsafe login', 'mailbox_unavailable'],
  ['select', 'NO Unknown error', 'mailbox_unavailable'],
  ['select', 'BAD User is authenticated but not connected.', 'mailbox_unavailable'],
  ['newest', 'NO [UNAVAILABLE] Later', 'mailbox_unavailable'],
  ['newest', 'BAD What?', 'protocol_error'],
];
test.each(rows)('at %s, "%s" means %s', (step, text, reason) => {
  const response = imapResponse(`a1 ${text}`);
  if (response?.kind !== 'tagged') throw new Error(text);
  expect(judgeCondition(step, response.condition)).toBe(reason);
});
