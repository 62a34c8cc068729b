import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someAddressee, someEvent, someLoads, someSender } from '../../../tests/support/letters.ts';
import { someAnnouncement } from '../../../tests/support/words.ts';
import { announcementDocument } from '../../domain/words/announcement-document.ts';
import { headerText } from '../mail/header-text.ts';
import { newsLetter } from '../mail/news-letter.ts';
import { messageOf } from './smtp-message.ts';

const from = { name: 'Wallet support', address: 'status@example.com' };

/** The headers of a message, unfolded (RFC 5322 §2.2.3), by their names. */
async function headersOf(title: string): Promise<readonly string[]> {
  const told = announcementDocument(someAnnouncement({ title: { en: title } }));
  const event = someEvent('announcement.published', { announcement: told });
  const letter = await newsLetter(someSender, someAddressee(), { loads: someLoads(event) }, 0);
  if (letter === null) throw new Error('There is a letter.');
  const message = (await messageOf(letter, from)).toString('latin1');
  const [head = ''] = message.split('\r\n\r\n');
  return head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
}

const nameOf = (header: string) => header.split(':')[0] ?? '';
const usual = [
  ...['List-Unsubscribe', 'List-Unsubscribe-Post', 'List-ID', 'Auto-Submitted', 'Precedence'],
  ...['X-Auto-Response-Suppress', 'From', 'To', 'Subject', 'Message-ID', 'Date'],
  ...['Content-Type', 'MIME-Version'],
];

describe('the headers of a letter', () => {
  it.each([
    ['an end of line and a header', 'a\r\nBcc: victim@example.com'],
    ['a bare end of line', 'a\nBcc: victim@example.com'],
    ['a bare return', 'a\rBcc: victim@example.com'],
    ['ends of line of Unicode', 'a\u2028Bcc: victim@example.com\u2029\u0085X: y'],
    ['an encoded word with an end of line', '=?utf-8?q?a=0D=0ABcc:_victim=40example.com?='],
    ['a folded line', 'a\r\n\tb'],
    ['the end of the headers', 'a\r\n\r\n<script>'],
    ['a text turner', 'a\u202egpj.exe'],
    ['something long', '故障'.repeat(500)],
    ['half a character', 'a\ud83d'],
  ])('stay as they are with %s in the title', async (_what, title) => {
    const headers = await headersOf(title);
    expect(headers.map(nameOf).sort()).toEqual([...usual].sort());
  });

  it('stay as they are whatever the title', async () => {
    const title = fc.string({
      unit: fc.constantFrom(
        'a',
        '\r',
        '\n',
        ':',
        ' ',
        '\0',
        '好',
        '=?',
        '?=',
        '<',
        '@',
        ',',
        '"',
        '\u2028',
        '\u202e',
        '\ud800',
      ),
    });
    await fc.assert(
      fc.asyncProperty(title, async (text) => {
        const headers = await headersOf(text);
        expect(headers.map(nameOf).sort()).toEqual([...usual].sort());
        for (const header of headers) expect(header).toMatch(/^[\x20-\x7e]*$/);
      }),
      { numRuns: 100 },
    );
  });

  it('go to one address, whatever it looks like', async () => {
    const event = someEvent('announcement.published', {
      announcement: announcementDocument(someAnnouncement()),
    });
    const addressee = someAddressee();
    const subscriber = { ...addressee.subscriber, address: "o'neil+a=b@xn--fiqs8s.example" };
    const who = { ...addressee, subscriber };
    const letter = await newsLetter(someSender, who, { loads: someLoads(event) }, 0);
    const message = letter && (await messageOf(letter, from)).toString('latin1');
    expect(message).toContain("To: o'neil+a=b@xn--fiqs8s.example\r\n");
  });
});

describe('a text in a header', () => {
  it('has one line, nothing invisible, and an end', () => {
    const points = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 250 });
    fc.assert(
      fc.property(points, (all) => {
        const line = headerText(String.fromCodePoint(...all));
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect([...line].length).toBeLessThanOrEqual(180);
        expect(line.isWellFormed()).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
