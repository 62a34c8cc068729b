import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mimeParts } from './mime.ts';
import { returnedIn } from './returned.ts';

const lines = (...all: readonly string[]) => all.join('\r\n');
const original = lines(
  'From: status@example.com',
  'Message-ID:',
  ' <subscription.deliveryaaaa.0123456789abcdef0123456789abcdef@status.example>',
  'Subject: Chat is down',
  '',
  'A body with <another@id>',
);

type Report = Readonly<{ status?: string; diagnostic?: string; action?: string; type?: string }>;

/** A report as Postfix writes it. */
function report({
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <gone@example.org>: No such user',
  action = 'failed',
  type = 'message/rfc822',
}: Report = {}): string {
  return lines(
    'From: MAILER-DAEMON@mail.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="F2E1.123/mail.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--F2E1.123/mail.example',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system. Status: 5.1.1, Action: failed',
    '',
    '--F2E1.123/mail.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    'Arrival-Date: Sun, 22 Nov 2026 06:26:10 +0000 (UTC)',
    '',
    'Final-Recipient: rfc822; gone@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--F2E1.123/mail.example',
    `Content-Type: ${type}`,
    '',
    original,
    '',
    '--F2E1.123/mail.example--',
    '',
  );
}

function complaint(kind: string): string {
  return lines(
    'Content-Type: multipart/report; report-type=feedback-report; boundary=part1',
    '',
    '--part1',
    'Content-Type: text/plain',
    '',
    'This is an abuse report.',
    '--part1',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${kind}`,
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    '--part1',
    'Content-Type: message/rfc822',
    'Content-Transfer-Encoding: base64',
    '',
    btoa(original).replace(/.{60}/g, '$&\r\n'),
    '--part1--',
  );
}

describe('a report of a mail server', () => {
  const reports: readonly (readonly [what: string, given: Report, because: string | null])[] = [
    ['no such user', {}, 'bounced'],
    ['only the headers are sent back', { type: 'text/rfc822-headers' }, 'bounced'],
    ['a host is not found', { status: '5.4.4', diagnostic: 'X-Postfix; Host not found' }, null],
    ['a bare reply of a relay', { status: '5.0.0', diagnostic: 'smtp; 550 Relay denied' }, null],
    ['we are blocked', { status: '5.1.1', diagnostic: 'smtp; 550 Blocked by spamhaus' }, null],
    [
      'a vague status, but a clear reply',
      { status: '5.0.0', diagnostic: 'smtp; 550 No such user' },
      'bounced',
    ],
    ['the mailbox is closed', { status: '5.2.1' }, 'bounced'],
    ['the mailbox is full', { status: '5.2.2' }, null],
    ['our server is on a list', { status: '5.7.1', diagnostic: 'smtp; 550 5.7.1 Blocked' }, null],
    ['it waited for too long', { status: '4.4.7' }, null],
    ['it is late', { status: '4.4.1', action: 'delayed' }, null],
    ['it has arrived', { status: '2.0.0', action: 'delivered' }, null],
  ];
  it.each(reports)('%s', (_what, given, because) => {
    expect(returnedIn(report(given))?.because ?? null).toBe(because);
  });

  it('is read with bare line feeds as well', () => {
    expect(returnedIn(report().replaceAll('\r\n', '\n'))?.because).toBe('bounced');
  });

  it('quotes the headers of the letter, and nothing of its body', () => {
    const about = returnedIn(report())?.about ?? '';
    expect(about).toContain('<subscription.deliveryaaaa.0123456789abcdef');
    expect(about).not.toContain('another@id');
  });
});

describe('a complaint of a reader', () => {
  it.each([
    ['abuse', 'complained'],
    ['Fraud', 'complained'],
    ['not-spam', null],
    ['', null],
  ])('of the kind "%s"', (kind, because) => {
    const returned = returnedIn(complaint(kind));
    expect(returned?.because ?? null).toBe(because);
    if (returned) expect(returned.about).toContain('<subscription.deliveryaaaa.');
  });
});

describe('any other mail', () => {
  it.each([
    ['nothing at all', ''],
    ['a letter of a person', lines('Subject: Action: failed', '', 'Status: 5.1.1')],
    ['a report that is cut short', report().slice(0, 500)],
    ['parts in parts in parts', nested(60)],
    ['a boundary that never comes', 'Content-Type: multipart/report; boundary=x\r\n\r\nno parts'],
    [
      'a thousand parts',
      `Content-Type: multipart/report; boundary=x\r\n\r\n${'--x\r\n\r\n\r\n'.repeat(1000)}`,
    ],
  ])('is left alone: %s', (_what, raw) => {
    expect(returnedIn(raw)).toBeNull();
  });

  it('does no harm, whatever it holds', () => {
    const piece = fc.constantFrom(
      ...report().split(/(?<=\r\n)/),
      ...complaint('abuse').split(/(?<=\r\n)/),
      ...['\r\n', '--part1', '=', '=0', '\0', '\xff', 'Content-Transfer-Encoding: base64\r\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(() => returnedIn(pieces.join(''))).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('costs no more than its length', () => {
    const floods = ['\r\n ', '--', ';boundary=', 'Content-Type: ', '=\r\n', 'a:'];
    for (const flood of floods) {
      const { parts } = mimeParts(flood.repeat(100_000));
      expect(parts.length).toBeLessThanOrEqual(30);
    }
  });
});

function nested(depth: number): string {
  return Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  ).join('');
}
