import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Reason } from '../../domain/monitor/reason.ts';
import { Failure } from '../run.ts';
import { type AnswerRow, type Asked, answerTable, judgeAnswer } from './answers.ts';
import type { SipResponse } from './message.ts';

const all = Array.from({ length: 500 }, (_, index) => 200 + index);

function answer(status: number, retryAfter?: string): SipResponse {
  return {
    kind: 'response',
    status,
    statusLine: `SIP/2.0 ${status} Phrase`,
    headers: new Map(retryAfter === undefined ? [] : [['retry-after', [retryAfter]]]),
    branches: [],
    fromTag: '',
    callId: '',
    sequence: 1,
    method: 'OPTIONS',
  };
}

/** Null for a sign of life. */
function reasonOf(
  response: SipResponse,
  asked: Asked = 'gateway',
  credentials: 'sent' | 'not sent' = 'not sent',
): Reason | null {
  try {
    judgeAnswer(response, asked, credentials, []);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.reason;
    throw error;
  }
}

describe('what an answer means', () => {
  const cases: readonly (readonly [
    statuses: readonly number[],
    gateway: Reason | null,
    line: Reason | null,
    registration: Reason | null,
  ])[] = [
    [[200, 202, 299, 300, 302, 305, 380, 399], null, null, null],
    [[401, 407], null, null, null],
    [[403], 'prober_not_allowed', 'prober_not_allowed', 'prober_not_allowed'],
    [[404, 410, 604], null, 'line_not_found', 'line_not_found'],
    [[486, 600], null, 'line_busy', 'request_refused'],
    [[480], null, 'line_unavailable', 'request_refused'],
    [
      [402, 405, 406, 415, 420, 481, 488, 499, 501, 603, 606, 607, 608],
      null,
      null,
      'request_refused',
    ],
    [
      [400, 414, 416, 421, 423, 493, 505, 513],
      'request_refused',
      'request_refused',
      'request_refused',
    ],
    [
      [408, 477, 478, 482, 483, 500, 502, 503, 504, 580, 599, 699],
      'gateway_error',
      'gateway_error',
      'gateway_error',
    ],
  ];
  test.each(cases)('%j', (statuses, gateway, line, registration) => {
    for (const status of statuses) {
      expect(reasonOf(answer(status))).toBe(gateway);
      expect(reasonOf(answer(status), 'line')).toBe(line);
      expect(reasonOf(answer(status), 'registration')).toBe(registration);
    }
  });

  test('credentials that were sent and are asked for again are wrong', () => {
    const rejected = all.filter(
      (status) => reasonOf(answer(status), 'line', 'sent') === 'credentials_rejected',
    );
    expect(rejected).toEqual([401, 403, 407]);
  });

  test.each([
    ['120', 'gateway_overloaded'],
    ['0', 'gateway_overloaded'],
    ['18000;duration=3600', 'gateway_overloaded'],
    ['120 (I am in a meeting)', 'gateway_overloaded'],
    ['soon', 'gateway_error'],
    ['', 'gateway_error'],
    ['-5', 'gateway_error'],
  ])('503 with Retry-After: %s', (value, reason) => {
    expect(reasonOf(answer(503, value))).toBe(reason);
    expect(reasonOf(answer(500, value))).toBe('gateway_error');
  });

  test('a status that the monitor accepts is a sign of life, whatever the table says', () => {
    for (const status of all) {
      expect(() => judgeAnswer(answer(status), 'line', 'sent', [status])).not.toThrow();
    }
  });

  test('the status line and the wish to wait are kept for staff', () => {
    const judged = () => judgeAnswer(answer(503, '30'), 'gateway', 'not sent', []);
    expect(judged).toThrow('Answered "SIP/2.0 503 Phrase". It asks to wait 30 s.');
  });

  test('every final status has a row', () => {
    for (const status of all) {
      expect(answerTable.some(({ statuses }) => contains(statuses, status))).toBe(true);
    }
  });
});

test('docs/phone-gateway.md shows the same table', () => {
  const page = readFileSync(new URL('../../../docs/phone-gateway.md', import.meta.url), 'utf8');
  const shown = page.split('\n').filter((line) => /^\| \d{3}/.test(line));
  expect(shown).toEqual(answerTable.map(rowOf));
});

function rowOf({ statuses, only, gateway, line, registration, signedIn }: AnswerRow): string {
  const codes = statuses.map(([first, last]) => (first === last ? first : `${first}–${last}`));
  const condition = only === undefined ? '' : ` with \`${only}\``;
  const meanings = [gateway, line, registration].map(shownMeaning);
  const after = signedIn === undefined ? 'the same' : shownMeaning(signedIn);
  return `| ${codes.join(', ')}${condition} | ${[...meanings, after].join(' | ')} |`;
}

function shownMeaning(meaning: string): string {
  return meaning === 'alive' ? meaning : `\`${meaning}\``;
}

function contains(statuses: AnswerRow['statuses'], status: number): boolean {
  return statuses.some(([first, last]) => first <= status && status <= last);
}
