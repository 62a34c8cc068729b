import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeReply, enhancedCodeOf, replyFrom, replyLine } from './smtp-reply.ts';

describe('a line of a reply', () => {
  test.each([
    ['250 Ok', { code: 250, text: 'Ok', isLast: true }],
    ['250-SIZE 1000', { code: 250, text: 'SIZE 1000', isLast: false }],
    ['250', { code: 250, text: '', isLast: true }],
    ['250-', { code: 250, text: '', isLast: false }],
    ['550 caf\xe9', { code: 550, text: 'café', isLast: true }],
    ['550 \xe6\x82\xa8\xe5\xa5\xbd', { code: 550, text: '您好', isLast: true }],
    ['999 Ok', null],
    ['25', null],
    ['2500', null],
    ['* OK IMAP', null],
    ['', null],
  ])('%j', (line, expected) => {
    expect(replyLine(line)).toEqual(expected);
  });

  test('may be any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const line = replyLine(`250 ${Buffer.from(bytes).toString('latin1')}`);
        expect(line?.code).toBe(250);
      }),
    );
  });
});

describe('a reply', () => {
  test('has the code of its last line, and the text of all', () => {
    const reply = replyFrom('550-5.1.1 Nobody\r\n550 5.1.1 here');
    expect(reply).toEqual({ code: 550, lines: ['5.1.1 Nobody', '5.1.1 here'] });
    expect(reply && describeReply(reply)).toBe('550 5.1.1 Nobody 5.1.1 here');
  });

  test.each([
    ['450 4.2.0 Later', '4.2.0'],
    ['450-Later\r\n450 4.7.1', '4.7.1'],
    ['450 5.2.0 Of another class', null],
    ['450 4.2 Later', null],
    ['220 2.example.com', null],
  ])('%j has the enhanced code %s', (text, code) => {
    const reply = replyFrom(text);
    expect(reply && enhancedCodeOf(reply)).toBe(code);
  });

  test('is none without a code', () => {
    expect(replyFrom('Ok')).toBeNull();
  });
});
