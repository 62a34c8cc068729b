import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../run.ts';
import { readDatagram, type SipResponse } from './message.ts';

const usual = [
  'SIP/2.0 200 OK',
  'Via: SIP/2.0/UDP host:5060;branch=z9hG4bK1;rport=5060;received=192.0.2.1',
  'From: "A \\" ; tag=no" <sip:a@b;tag=no>;tag=yes',
  'To: <sip:c@d>;tag=other',
  'Call-ID: 1@host',
  'CSeq: 7 OPTIONS',
];

/** A response in which the header lines of those names are replaced, or left out if empty. */
function text(lines: Readonly<Record<string, string>> = {}, body = ''): string {
  const kept = usual.map((line) => lines[line.split(/[: /]/)[0] ?? ''] ?? line);
  const more = lines.more === undefined ? [] : [lines.more];
  return `${[...kept, ...more].filter((line) => line !== '').join('\r\n')}\r\n\r\n${body}`;
}

function read(bytes: string): SipResponse {
  const message = readDatagram(bytes);
  if (message?.kind !== 'response') throw new Error('This was to be a response.');
  return message;
}

test('reads what a response answers', () => {
  expect(read(text())).toMatchObject({
    status: 200,
    statusLine: 'SIP/2.0 200 OK',
    branches: ['z9hG4bK1'],
    fromTag: 'yes',
    callId: '1@host',
    sequence: 7,
    method: 'OPTIONS',
  });
});

// In the spirit of RFC 4475 §3.1.1.
describe('strange, but right', () => {
  const strange: readonly (readonly [
    what: string,
    bytes: string,
    found: Partial<Record<keyof SipResponse, unknown>>,
  ])[] = [
    ['no reason phrase', text({ SIP: 'SIP/2.0 200 ' }), { status: 200 }],
    ['an unusual phrase', text({ SIP: 'SIP/2.0 200 = 2**3 * 5**2 \u00d0\u00bd' }), { status: 200 }],
    ['an unknown status', text({ SIP: 'SIP/2.0 699 x' }), { status: 699 }],
    ['a version in lower case', text({ SIP: 'sip/2.0 404 x' }), { status: 404 }],
    [
      'compact names',
      text({ Via: 'v: SIP/2.0/UDP h;branch=B', To: 't: x', From: 'F: <a>;tag=T' }),
      { branches: ['B'], fromTag: 'T' },
    ],
    [
      'folded lines',
      text({ Via: 'Via:\r\n SIP/2.0/UDP\r\n\t h\r\n ;branch=B' }),
      { branches: ['B'] },
    ],
    [
      'white space everywhere',
      text({ Via: 'VIA  :\tSIP  / 2.0\t/ UDP  h : 5060 ; branch = B ;ttl=1 ' }),
      { branches: ['B'] },
    ],
    [
      'several Via in one line',
      text({ Via: 'Via: SIP/2.0/UDP a;branch=A , SIP/2.0/TCP b;branch=B' }),
      { branches: ['A', 'B'] },
    ],
    [
      'several Via in many lines',
      text({ more: 'v: SIP/2.0/TLS b' }),
      { branches: ['z9hG4bK1', ''] },
    ],
    [
      'a comma in quotes',
      text({ Via: 'Via: SIP/2.0/UDP a;x="1,2\\",;branch=no";branch=A' }),
      { branches: ['A'] },
    ],
    ['an address without brackets', text({ From: 'From: sip:a@b;tag=T' }), { fromTag: 'T' }],
    ['no tag of From', text({ From: 'From: <sip:a@b;tag=no>' }), { fromTag: '' }],
    [
      'zeros before CSeq',
      text({ CSeq: 'CSeq: 0009 \t INVITE' }),
      { sequence: 9, method: 'INVITE' },
    ],
    ['the same length twice', text({ more: 'l: 0\r\nContent-Length: 0' }), { status: 200 }],
    ['bytes after the body', text({ more: 'l: 1' }, 'abc'), { status: 200 }],
    ['8-bit values of no charset', text({ more: 'Server: \u00ff\u00fe' }), { status: 200 }],
    ['an odd name', text({ more: "!%*_+`'~: x\r\nEmpty:" }), { status: 200 }],
    ['empty lines before it', `\r\n\r\n${text()}`, { status: 200 }],
  ];
  test.each(strange)('%s', (_, bytes, found) => {
    expect(read(bytes)).toMatchObject(found);
  });

  test.each(['', '\r\n', '\r\n\r\n\r\n'])('a keep-alive: %j', (bytes) => {
    expect(readDatagram(bytes)).toBeNull();
  });

  test('a request', () => {
    expect(readDatagram('!odd-Method sip:a;b=c SIP/2.0\r\nX: y\r\n\r\n')).toEqual({
      kind: 'request',
    });
  });
});

describe('malformed', () => {
  const wrong: readonly (readonly [what: string, bytes: string])[] = [
    ['another protocol', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['another version', text({ SIP: 'SIP/7.0 200 OK' })],
    ['a status beyond all classes', text({ SIP: 'SIP/2.0 700 x' })],
    ['a status of four digits', text({ SIP: 'SIP/2.0 2000 x' })],
    ['a status of no class', text({ SIP: 'SIP/2.0 099 x' })],
    ['two spaces in the status line', text({ SIP: 'SIP/2.0  200 OK' })],
    ['no end of the headers', text().slice(0, -2)],
    ['bare line feeds', text().replaceAll('\r\n', '\n')],
    ['one bare line feed', text({ To: 'To: a\nX: b' })],
    ['one bare carriage return', text({ To: 'To: a\rX: b' })],
    ['a NUL', text({ To: 'To: a\0b' })],
    ['a line without a colon', text({ more: 'nonsense' })],
    ['a name with a space', text({ more: 'My Header: x' })],
    ['a first header that is folded', text({ Via: ' Via: SIP/2.0/UDP a' })],
    ['no Via', text({ Via: '' })],
    ['a Via of another protocol', text({ Via: 'Via: HTTP/1.1 a' })],
    ['an empty place in a list of Via', text({ Via: 'Via: SIP/2.0/UDP a,,SIP/2.0/UDP b' })],
    ['no From', text({ From: '' })],
    ['no To', text({ To: '' })],
    ['an empty Call-ID', text({ 'Call-ID': 'Call-ID:' })],
    ['no CSeq', text({ CSeq: '' })],
    ['a CSeq without a number', text({ CSeq: 'CSeq: OPTIONS' })],
    ['a CSeq beyond 2**31', text({ CSeq: 'CSeq: 2147483648 OPTIONS' })],
    ['a CSeq without a method', text({ CSeq: 'CSeq: 7' })],
    ['two CSeq', text({ more: 'CSeq: 8 OPTIONS' })],
    ['two Call-ID', text({ more: 'i: 2' })],
    ['two From', text({ more: 'f: <sip:x>;tag=yes' })],
    ['two lengths', text({ more: 'l: 1\r\nContent-Length: 0' }, 'x')],
    ['a negative length', text({ more: 'l: -999' })],
    ['a length with a comment', text({ more: 'l: 0 (none)' })],
    ['a body cut short', text({ more: 'l: 4' }, 'abc')],
    ['too many headers', text({ more: Array(300).fill('X: y').join('\r\n') })],
  ];
  test.each(wrong)('%s', (_, bytes) => {
    expect(() => readDatagram(bytes)).toThrow(Failure);
    expect(() => readDatagram(bytes)).toThrow('Malformed SIP message');
  });

  test('any bytes are a message, a keep-alive or a fault, and never an accident', () => {
    const piece = fc.constantFrom(...usual, '\r\n', '\r\n\r\n', ' ', '"', '<', '\0', ';', ',', ':');
    const noise = fc.uint8Array({ maxLength: 8 }).map((all) => String.fromCharCode(...all));
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, noise), { maxLength: 30 }), (parts) => {
        try {
          readDatagram(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
