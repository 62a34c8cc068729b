import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  capabilitiesIn,
  describeCondition,
  imapResponse,
  internalDateIn,
  literalAfter,
  messageCountIn,
} from './imap-response.ts';

describe('a response of a mailbox server', () => {
  test.each([
    ['* OK Ready', 'OK Ready'],
    ['* ok [capability IMAP4rev1 STARTTLS] ready', 'OK [CAPABILITY] ready'],
    ['* BYE [UNAVAILABLE] Full up', 'BYE [UNAVAILABLE] Full up'],
    ['* PREAUTH', 'PREAUTH'],
    ['a1 NO [AUTHENTICATIONFAILED] Wrong', 'NO [AUTHENTICATIONFAILED] Wrong'],
    ['a1 BAD Mailbox \xe5\xae\xa2', 'BAD Mailbox 客'],
  ])('%j is a condition', (line, described) => {
    const response = imapResponse(line);
    if (response?.kind !== 'condition' && response?.kind !== 'tagged') throw new Error(line);
    expect(describeCondition(response.condition)).toBe(described);
  });

  test.each([
    ['* 23 EXISTS', 'data'],
    ['* OKAY', 'data'],
    ['+ idling', 'continue'],
    ['+', 'continue'],
    ['a1 OK', 'tagged'],
  ])('%j is of kind %s', (line, kind) => {
    expect(imapResponse(line)?.kind).toBe(kind);
  });

  test.each(['', '*', '* ', 'a1', 'a1 MAYBE', '220 mail.example ESMTP', 'HTTP/1.1 400 Bad'])(
    '%j is none',
    (line) => {
      expect(imapResponse(line)).toBeNull();
    },
  );

  test('may be any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const line of [text, `* ${text}`, `a1 ${text}`]) {
          const response = imapResponse(line);
          if (response) expect([null, ...(capabilitiesIn(response) ?? [])]).toContain(null);
        }
      }),
    );
  });
});

describe('what a response tells', () => {
  const told = (line: string) => imapResponse(line) ?? { kind: 'continue' as const };

  test('capabilities', () => {
    expect(capabilitiesIn(told('* capability IMAP4rev1 auth=plain'))).toEqual([
      'IMAP4REV1',
      'AUTH=PLAIN',
    ]);
    expect(capabilitiesIn(told('* 3 EXISTS'))).toBeNull();
  });

  test.each([
    ['* 0 EXISTS', 0],
    ['* 100000 exists', 100_000],
    ['* 3 RECENT', null],
    ['* OK 3 EXISTS', null],
    ['* 99999999999 EXISTS', null],
  ])('%j: a number of messages', (line, count) => {
    expect(messageCountIn(told(line))).toBe(count);
  });

  test.each([
    ['* 9 FETCH (INTERNALDATE "22-Nov-2026 03:34:42 +0000")', '2026-11-22T03:34:42Z'],
    ['* 9 FETCH (UID 4 INTERNALDATE " 7-feb-2026 22:03:04 +0800")', '2026-02-07T14:03:04Z'],
    [
      '* 9 fetch (FLAGS (\\Seen) internaldate "31-Dec-2025 23:30:00 -0130")',
      '2026-01-01T01:00:00Z',
    ],
  ])('%j: when a message came in', (line, at) => {
    expect(internalDateIn(told(line))).toBe(Date.parse(at));
  });

  test.each([
    '* 9 FETCH (FLAGS (\\Seen))',
    '* 9 FETCH (INTERNALDATE NIL)',
    '* 9 FETCH (INTERNALDATE "yesterday")',
    '* 9 FETCH (INTERNALDATE "01-Foo-2026 00:00:00 +0000")',
  ])('%j: nothing of when', (line) => {
    expect(internalDateIn(told(line))).toBeNull();
  });

  test.each([
    ['* 1 FETCH (BODY[] {12}', 12],
    ['* 1 FETCH (BINARY[] ~{3}', 3],
    ['a1 OK {5+}', 5],
    ['* OK {5} more', null],
    ['* OK', null],
  ])('%j: the length of a literal', (line, length) => {
    expect(literalAfter(line)).toBe(length);
  });
});
