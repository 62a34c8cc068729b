import type { Reason } from '../../domain/monitor/reason.ts';
import { describeCondition, type ImapCondition } from './imap-response.ts';

/** What a condition answers. */
export type ImapStep = 'greeting' | 'capability' | 'starttls' | 'login' | 'select' | 'newest';

/** The pattern meets `STATUS [CODE] text`. */
type Rule = readonly [steps: readonly ImapStep[] | 'any', pattern: RegExp, reason: Reason];

const mailbox: readonly ImapStep[] = ['select', 'newest'];

/**
 * What refusals mean, the first rule that fits; also told in docs/mail.md. Codes: RFC 9051 §7.1
 * and RFC 5530.
 */
const rules: readonly Rule[] = [
  ['any', /^BYE/, 'mail_server_unavailable'],
  [['starttls'], /^(?:NO|BAD)/, 'tls_failed'],

  [['login'], /^NO \[(?:UNAVAILABLE|INUSE|SERVERBUG|LIMIT)\]/, 'login_unavailable'],
  [['login'], /^NO \[PRIVACYREQUIRED\]/, 'encryption_missing'],
  [['login'], /^NO \[/, 'credentials_rejected'],
  // Who signs in too often is told so, and that is us.
  [['login'], /^NO .*too many/i, 'credentials_rejected'],
  [['login'], /^NO .*(?:try again|later|temporar|unavailable)/i, 'login_unavailable'],
  [['login'], /^NO/, 'credentials_rejected'],

  [mailbox, /^NO \[(?:NONEXISTENT|TRYCREATE|NOPERM)\]/, 'misconfigured'],
  [
    ['select'],
    /^NO (?!\[).*(?:exist|unknown (?:mailbox|folder)|no such|not found)/i,
    'misconfigured',
  ],
  [mailbox, /^NO/, 'mailbox_unavailable'],
  // Exchange when it cannot reach the store of somebody whom it has just let in.
  [mailbox, /^BAD User is authenticated but not connected/i, 'mailbox_unavailable'],
];

/** What a condition means at a step; null when it says yes. What fits nowhere breaks the protocol. */
export function judgeCondition(step: ImapStep, condition: ImapCondition): Reason | null {
  const { status } = condition;
  if (status === 'OK' || (step === 'greeting' && status === 'PREAUTH')) return null;
  const text = describeCondition(condition);
  const rule = rules.find(
    ([steps, pattern]) => (steps === 'any' || steps.includes(step)) && pattern.test(text),
  );
  return rule?.[2] ?? 'protocol_error';
}
