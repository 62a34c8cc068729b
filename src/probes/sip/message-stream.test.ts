import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageLimit, type SipMessage } from './message.ts';
import { MessageStream } from './message-stream.ts';

const headers =
  'Via: SIP/2.0/TCP a;branch=b\r\nFrom: <sip:a>;tag=t\r\nTo: <sip:b>\r\nCall-ID: c\r\n';

function message(sequence: number, body = ''): string {
  return `SIP/2.0 200 OK\r\n${headers}CSeq: ${sequence} OPTIONS\r\nl: ${body.length}\r\n\r\n${body}`;
}

function sequences(messages: readonly SipMessage[]): readonly (number | string)[] {
  return messages.map((each) => (each.kind === 'response' ? each.sequence : each.kind));
}

function pushed(bytes: string): readonly SipMessage[] {
  return [...new MessageStream().push(bytes)];
}

test('gives the messages that come before nonsense', () => {
  const messages = new MessageStream().push(`${message(1)}220 mail.example ESMTP\r\n`);
  expect(messages.next().value).toMatchObject({ sequence: 1 });
  expect(() => messages.next()).toThrow('Malformed SIP message');
});

test('cuts any stream into the same messages, whatever the pieces', () => {
  const body = fc.string({ maxLength: 30, unit: fc.constantFrom('\r', '\n', 'S', '\u00ff') });
  const gap = fc.constantFrom('', '\r\n', '\r\n\r\n');
  const messages = fc.array(fc.tuple(gap, body), { minLength: 1, maxLength: 4 });
  const cuts = fc.array(fc.nat({ max: 800 }), { maxLength: 12 });
  fc.assert(
    fc.property(messages, cuts, (parts, places) => {
      const all = parts.map(([space, text], index) => space + message(index, text)).join('');
      const edges = [
        0,
        ...places.filter((at) => at < all.length).sort((a, b) => a - b),
        all.length,
      ];
      const stream = new MessageStream();
      const found = edges.slice(1).flatMap((end, i) => [...stream.push(all.slice(edges[i], end))]);
      expect(sequences(found)).toEqual(parts.map((_, index) => index));
      expect(stream.isWithinMessage).toBe(false);
    }),
  );
});

test('tells requests of the peer apart', () => {
  const request = `NOTIFY sip:a SIP/2.0\r\n${headers}CSeq: 1 NOTIFY\r\nContent-Length: 0\r\n\r\n`;
  expect(sequences(pushed(request + message(2)))).toEqual(['request', 2]);
});

test('knows when it is within a message', () => {
  const stream = new MessageStream();
  expect([...stream.push(message(1).slice(0, -3))]).toEqual([]);
  expect(stream.isWithinMessage).toBe(true);
});

describe('it refuses at once', () => {
  const full = messageLimit - message(1, 'x'.repeat(60_000)).length + 60_000;
  test.each([
    ['a line of another protocol', '220 mail.example ESMTP\r\n'],
    ['a bare line feed', 'SIP/2.0 200 OK\nVia'],
    ['a line feed before everything', '\nSIP/2.0 200 OK\r\n'],
    ['a message without a length', message(1).replace('l: 0\r\n', '')],
    ['a message of more than 64 KiB', message(1, 'x'.repeat(full + 1)).slice(0, 400)],
    ['a head of more than 64 KiB', `SIP/2.0 200 OK\r\nX: ${'x'.repeat(messageLimit)}`],
  ])('%s', (_, bytes) => {
    expect(() => pushed(bytes)).toThrow('Malformed SIP message');
  });

  test('but takes one of just 64 KiB', () => {
    expect(sequences(pushed(message(1, 'x'.repeat(full))))).toEqual([1]);
  });
});
