import type { Reason } from '../../domain/monitor/reason.ts';
import { describeReply, enhancedCodeOf, type SmtpReply } from './smtp-reply.ts';

/** What a reply answers. `data` is DATA and the end of the message (RFC 5321 §4.1.1.4). */
export type SmtpStep =
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'rset'
  | 'quit';

/** The pattern meets `CODE ENHANCED text`, with `-` where there is no enhanced code. */
type Rule = readonly [steps: readonly SmtpStep[] | 'any', pattern: RegExp, reason: Reason];

const envelope: readonly SmtpStep[] = ['mail', 'rcpt', 'data'];
const delivery: readonly SmtpStep[] = ['rcpt', 'data'];
const admission: readonly SmtpStep[] = ['greeting', 'ehlo', 'rcpt', 'data'];

/** Words of refusals that are for us alone: our address, our name or our sender. */
const aboutUs =
  /client (?:host|\[)|sender (?:address rejected|verify)|\b(?:helo|ehlo|ptr|spf|rbl|dnsbl)\b|(?:block|black|deny) ?list|reverse (?:dns|hostname)|reputation|banned send/i;

/**
 * What refusals mean, the first rule that fits; also told in docs/mail.md. Codes: RFC 5321 §4.2.3,
 * RFC 4954 §6, RFC 5248 and the registry of enhanced status codes that it founds.
 */
const rules: readonly Rule[] = [
  // Also under the code of something worse, as postscreen of Postfix says it to newcomers.
  [delivery, /^4.*gr[ea]y-? ?list/i, 'greylisted'],
  [['rcpt'], /^450 4\.3\.2 450 4\.3\.2 Service currently unavailable$/i, 'greylisted'],
  // Who signs in too often is told so, and that is us.
  [['auth'], /^(?:432 |4.*too many)/i, 'credentials_rejected'],
  // Postfix while a filter that it has to ask is away.
  [envelope, /^451 4\.7\.1 .* Service unavailable - try again later$/i, 'mail_server_unavailable'],
  ['any', /^... (?:4\.3\.\d+|4\.4\.5|5\.3\.2) /, 'mail_server_unavailable'],

  // A server that takes no mail from us says nothing of the mail of others.
  ['any', /^421 4\.7\./, 'sender_refused'],
  ['any', /^421 /, 'mail_server_unavailable'],
  [['greeting'], /^5.. 5\.7\./, 'sender_refused'],
  [['ehlo'], /^50[02] /, 'protocol_error'],
  [admission, aboutUs, 'sender_refused'],
  [['greeting'], /^[45]/, 'mail_server_unavailable'],
  [['ehlo'], /^4/, 'mail_server_unavailable'],
  [['ehlo'], /^5/, 'sender_refused'],
  [['starttls'], /^[45]/, 'tls_failed'],

  [['auth'], /^4/, 'login_unavailable'],
  [['auth'], /^(?:530|538) /, 'misconfigured'],
  [['auth'], /^50[0-4] (?!5\.7\.8)/, 'login_unavailable'],
  [['auth'], /^5/, 'credentials_rejected'],

  [envelope, /^530 /, 'misconfigured'],
  [envelope, /^45[12] - /, 'mail_server_unavailable'],
  [['mail'], /^[45]/, 'sender_refused'],

  [delivery, /^[45].. [45]\.1\.[78] /, 'sender_refused'],
  // From 500 on: Exchange Online, of addresses that it knows too little or too well.
  [delivery, /^(?:[45].. [45]\.7\.(?:2\d|[67]\d\d)|4.. 4\.7\.5\d\d) /, 'sender_refused'],
  [delivery, /^(?:... [45]\.2\.2|552 -) /, 'mailbox_full'],
  [delivery, /^45[01] 4\.(?:2\.0|7\.[01]) /, 'greylisted'],
  [delivery, /^454 4\.7\.1 /, 'recipient_refused'],
  [delivery, /^4/, 'recipient_deferred'],
  [['rcpt'], /^5/, 'recipient_refused'],
  [['data'], /^5/, 'message_refused'],
];

/** What a reply means at a step; null when it says yes. What fits nowhere breaks the protocol. */
export function judgeReply(step: SmtpStep, reply: SmtpReply): Reason | null {
  if (isYes(step, reply)) return null;
  const text = `${reply.code} ${enhancedCodeOf(reply) ?? '-'} ${describeReply(reply)}`;
  const rule = rules.find(
    ([steps, pattern]) => (steps === 'any' || steps.includes(step)) && pattern.test(text),
  );
  return rule?.[2] ?? 'protocol_error';
}

function isYes(step: SmtpStep, { code }: SmtpReply): boolean {
  return step === 'data' ? code === 354 || code === 250 : code >= 200 && code < 300;
}
