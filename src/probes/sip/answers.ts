import type { Reason } from '../../domain/monitor/reason.ts';
import { Failure } from '../run.ts';
import { textOf } from './byte-string.ts';
import type { SipResponse } from './message.ts';

/** What was asked: OPTIONS to a gateway, OPTIONS to a line of it (the URI has a user part), REGISTER. */
export type Asked = 'gateway' | 'line' | 'registration';

type Meaning = Reason | 'alive';

/** A row of the table; statuses from first to last, both included. */
export type AnswerRow = Readonly<{
  statuses: readonly (readonly [first: number, last: number])[];
  /** Only an answer with this header; the row is passed over for others. */
  only?: 'Retry-After';
  /** What it means after credentials were sent, where that makes a difference. */
  signedIn?: Reason;
}> &
  Readonly<Record<Asked, Meaning>>;

/**
 * Which final answers (RFC 3261 §21) mean what; the first row that fits counts.
 * docs/phone-gateway.md shows the same table.
 */
export const answerTable: readonly AnswerRow[] = [
  { statuses: [[200, 399]], ...forAll('alive') },
  { statuses: codes(401, 407), ...forAll('alive'), signedIn: 'credentials_rejected' },
  { statuses: codes(403), ...forAll('prober_not_allowed'), signedIn: 'credentials_rejected' },
  {
    statuses: codes(404, 410, 604),
    gateway: 'alive',
    line: 'line_not_found',
    registration: 'line_not_found',
  },
  {
    statuses: codes(486, 600),
    gateway: 'alive',
    line: 'line_busy',
    registration: 'request_refused',
  },
  {
    statuses: codes(480),
    gateway: 'alive',
    line: 'line_unavailable',
    registration: 'request_refused',
  },
  // It cannot read the question, or wants more of it than a probe has to say.
  {
    statuses: codes(400, 413, 414, 416, 421, 423, 428, 429, 433, 436, 437, 438, 493, 494, 505, 513),
    ...forAll('request_refused'),
  },
  // 477 and 478 are said by Kamailio where it does not reach what stands behind it.
  { statuses: codes(408, 477, 478, 482, 483), ...forAll('gateway_error') },
  // Any other refusal is a considered answer: the gateway works.
  {
    statuses: [[400, 499], ...codes(501, 603, 606, 607, 608)],
    gateway: 'alive',
    line: 'alive',
    registration: 'request_refused',
  },
  { statuses: codes(503), only: 'Retry-After', ...forAll('gateway_overloaded') },
  { statuses: [[500, 699]], ...forAll('gateway_error') },
];

/**
 * Throws a `Failure` when a final answer is no sign of life. A status of `accept` always is one.
 * The failure keeps the status line.
 */
export function judgeAnswer(
  answer: SipResponse,
  asked: Asked,
  credentials: 'sent' | 'not sent',
  accept: readonly number[],
): void {
  if (accept.includes(answer.status)) return;
  const waitSeconds = retryAfterOf(answer);
  const row = answerTable.find(({ statuses, only }) => {
    const named = statuses.some(([first, last]) => first <= answer.status && answer.status <= last);
    return named && (only === undefined || waitSeconds !== null);
  });
  const usual = row?.[asked] ?? 'gateway_error';
  const meaning = credentials === 'sent' ? (row?.signedIn ?? usual) : usual;
  if (meaning === 'alive') return;
  const wait = waitSeconds === null ? '' : ` It asks to wait ${waitSeconds} s.`;
  throw new Failure(meaning, `Answered "${textOf(answer.statusLine)}".${wait}`);
}

/** Seconds of Retry-After (RFC 3261 §20.33), without its comment and parameters; null for none. */
function retryAfterOf({ headers }: SipResponse): number | null {
  const seconds = /^(\d{1,10})(?!\d)/.exec(headers.get('retry-after')?.[0] ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds);
}

function codes(...statuses: readonly number[]): readonly (readonly [number, number])[] {
  return statuses.map((status) => [status, status]);
}

function forAll(meaning: Meaning): Readonly<Record<Asked, Meaning>> {
  return { gateway: meaning, line: meaning, registration: meaning };
}
