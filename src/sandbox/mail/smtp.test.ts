import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialRaw, type RawLine } from '../../../tests/support/raw-line.ts';
import { type Listener, openListener } from '../listener.ts';
import { tcpEntrance } from '../tcp-entrance.ts';
import { Mailbox } from './mailbox.ts';
import { createSmtp } from './smtp.ts';
import { ContentIntake } from './smtp-content.ts';

const slowMs = 150;
let mailbox: Mailbox;
let listener: Listener;
const lines: RawLine[] = [];

beforeEach(async () => {
  mailbox = new Mailbox(3);
  listener = await openListener(tcpEntrance(createSmtp('help@wallet.example', mailbox)));
});
afterEach(async () => {
  for (const line of lines.splice(0)) line.drop();
  await listener.stop();
});

async function dial(): Promise<RawLine> {
  const line = await dialRaw(listener.port);
  lines.push(line);
  return line;
}

/** Says all commands at once (RFC 2920) and returns the last lines of all replies, greeting first. */
async function replies(...commands: readonly string[]): Promise<readonly string[]> {
  const line = await dial();
  line.say([...commands, 'QUIT', ''].join('\r\n'));
  return (await line.rest()).split('\r\n').filter((reply) => /^\d{3} /.test(reply));
}

const opening = ['EHLO a.example', 'MAIL FROM:<a@a.example>', 'RCPT TO:<help@wallet.example>'];
const contentOf = (index: number) => mailbox.messages[index]?.content.toString() ?? '';

describe('commands', () => {
  it.each([
    ['EHLO', '501 5.5.4'],
    ['MAIL FROM:<a@a.example>', '503 5.5.1'],
    ['NOOP', '250 2.0.0'],
    ['VRFY help', '252 2.1.5'],
    ['STARTTLS', '502 5.5.1'],
    ['AUTH PLAIN AGEAYg==', '502 5.5.1'],
    ['FLY', '500 5.5.2'],
    ['HELO a.example', '250 mx.wallet.example'],
  ])('%s is answered by %s before any other', async (command, reply) => {
    expect((await replies(command))[1]).toContain(reply);
  });

  it.each([
    ['MAIL FROM:<>', '250 2.1.0'],
    ['mail from: <a@a.example>', '250 2.1.0'],
    ['MAIL FROM:<a@a.example> SIZE=1048576 BODY=8BITMIME', '250 2.1.0'],
    ['MAIL FROM:<a@a.example> SIZE=1048577', '552 5.3.4'],
    ['MAIL FROM:<a@a.example> BODY=BINARY', '501 5.5.4'],
    ['MAIL FROM:<a@a.example> RET=FULL', '555 5.5.4'],
    ['MAIL FROM:<\xe5\xae\xa2@a.example>', '553 5.6.7'],
    ['MAIL FROM:<\xe5\xae\xa2@a.example> SMTPUTF8', '250 2.1.0'],
    ['MAIL FROM:a@a.example', '501 5.1.7'],
    ['MAIL TO:<a@a.example>', '501 5.1.7'],
    ['RCPT TO:<help@wallet.example>', '503 5.5.1'],
    ['DATA', '503 5.5.1'],
  ])('%s is answered by %s after EHLO', async (command, reply) => {
    expect((await replies('EHLO a.example', command))[2]).toMatch(new RegExp(`^${reply}`));
  });

  it.each([
    ['RCPT TO:<help@wallet.example>', '250 2.1.5'],
    ['RCPT TO:<HELP@Wallet.Example>', '250 2.1.5'],
    ['RCPT TO:<sales@wallet.example>', '550 5.1.1'],
    ['RCPT TO:<help@elsewhere.example>', '554 5.7.1'],
    ['RCPT TO:<>', '501 5.1.3'],
    ['RCPT TO:<help@wallet.example> NOTIFY=NEVER', '555 5.5.4'],
    ['MAIL FROM:<b@b.example>', '503 5.5.1'],
  ])('%s is answered by %s after MAIL', async (command, reply) => {
    const heard = await replies('EHLO a.example', 'MAIL FROM:<a@a.example>', command);
    expect(heard[3]).toMatch(new RegExp(`^${reply}`));
  });

  it('forgets the transaction at RSET and at the next EHLO', async () => {
    for (const command of ['RSET', 'EHLO a.example']) {
      expect((await replies(...opening, command, 'DATA')).at(-2)).toMatch(/^503 5\.5\.1/);
    }
  });

  it('offers what it can do', async () => {
    const line = await dial();
    line.say('EHLO a.example\r\n');
    expect(await line.hears(/^250 /m)).toBe(
      [
        '220 mx.wallet.example ESMTP Helplight sandbox',
        '250-mx.wallet.example',
        ...['PIPELINING', 'SIZE 1048576', '8BITMIME', 'SMTPUTF8', 'HELP'].map(
          (one) => `250-${one}`,
        ),
        '250 ENHANCEDSTATUSCODES\r\n',
      ].join('\r\n'),
    );
  });

  it('hangs up on a line without end, and on a client that only errs', async () => {
    const endless = await dial();
    endless.say('x'.repeat(3000));
    expect(await endless.rest()).toContain('500 5.5.2');
    const erring = await dial();
    erring.say('FLY\r\n'.repeat(50));
    expect(await erring.rest()).toMatch(/421 4\.7\.0 [^\r]*\r\n$/);
  });
});

describe('messages', () => {
  it('are kept as they came, however small the pieces', async () => {
    const content = 'Subject: x\r\n\r\n..two dots\r\n.x\r\n\xe5\xae\xa2\r\n';
    const line = await dial();
    for (const byte of [...opening, `DATA\r\n${content}.`, 'QUIT', ''].join('\r\n')) line.say(byte);
    expect(await line.rest()).toMatch(/250 2\.0\.0 Taken as [\dA-F]{12}\.\r\n221 2\.0\.0/);
    const kept = 'Subject: x\r\n\r\n.two dots\r\nx\r\n客\r\n';
    expect(contentOf(0).endsWith(`+0000\r\n${kept}`)).toBe(true);
  });

  it('end only with a dot between two CRLF, so that none hides another', async () => {
    const smuggled = 'a\r\n\n.\nMAIL FROM:<evil@a.example>\r\n.\r\n';
    expect((await replies(...opening, `DATA\r\n${smuggled.slice(0, -2)}`)).at(-2)).toMatch(
      /^550 5\.6\.0/,
    );
    expect(mailbox.messages).toEqual([]);
  });

  it('follow each other on one connection', async () => {
    const again = opening.slice(1);
    await replies(...opening, 'DATA', 'one', '.', ...again, 'DATA', 'two', '.');
    expect([contentOf(0), contentOf(1)]).toEqual([
      expect.stringMatching(/one\r\n$/),
      expect.stringMatching(/two\r\n$/),
    ]);
  });

  it('are not kept when they are too large, and the next one is', async () => {
    const line = await dial();
    line.say([...opening, 'DATA', ''].join('\r\n'));
    for (let mebibytes = 0; mebibytes < 10; mebibytes += 1) line.say('x'.repeat(1024 * 1024));
    const again = [...opening.slice(1), 'DATA', 'small', '.', 'QUIT', ''];
    line.say(['', '.', ...again].join('\r\n'));
    expect(await line.rest()).toMatch(/552 5\.3\.4 [\s\S]*250 2\.0\.0 Taken/);
    expect(mailbox.messages).toHaveLength(1);
  });

  it('push the oldest out when there are too many', async () => {
    for (const text of ['1', '2', '3', '4']) await replies(...opening, 'DATA', text, '.');
    expect(mailbox.messages.map(({ uid }) => uid)).toEqual([2, 3, 4]);
  });

  it('come out of the transfer as they went in, wherever it is cut', () => {
    const text = fc.array(fc.constantFrom('.', '..', 'a', '\r\n', '\r\n.', '')).map((parts) => {
      return `${parts.join('')}\r\n`;
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(20)), (content, cuts) => {
        const stuffed = content.replace(/(^|\r\n)\./g, '$1..');
        const taken = takenIn(Buffer.from(`${stuffed}.\r\nrest`), cuts);
        expect(taken?.content?.toString()).toBe(content);
        expect(taken?.rest.toString()).toBe('rest');
      }),
    );
  });
});

function takenIn(bytes: Buffer, cuts: readonly number[]) {
  const intake = new ContentIntake(1000);
  let left = bytes;
  for (const cut of [...cuts, bytes.length]) {
    const taken = intake.take(left.subarray(0, cut));
    left = left.subarray(cut);
    if (taken) return { ...taken, rest: Buffer.concat([taken.rest, left]) };
  }
  return null;
}

describe('when it is broken', () => {
  it('greets late and then answers at once when slow', async () => {
    await listener.become({ kind: 'slow', byMs: slowMs });
    const begun = performance.now();
    const heard = await replies(...opening);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(slowMs - 2);
    expect(heard.at(-2)).toMatch(/^250 2\.1\.5/);
  });

  it('says 421 4.3.2 and hangs up when out of order, in an open conversation too', async () => {
    const open = await dial();
    await open.hears(/^220 /);
    await listener.become({ kind: 'error' });
    expect(await open.rest()).toMatch(/^421 4\.3\.2 [^\r]*\r\n$/);
    expect(await (await dial()).rest()).toMatch(/^421 4\.3\.2 [^\r]*\r\n$/);
  });

  it('takes mail that never arrives when it loses it', async () => {
    await listener.become({ kind: 'lose' });
    expect((await replies(...opening, 'DATA', 'x', '.')).at(-2)).toMatch(/^250 2\.0\.0 Taken/);
    expect(mailbox.messages).toEqual([]);
    await listener.become({ kind: 'well' });
    await replies(...opening, 'DATA', 'x', '.');
    expect(mailbox.messages).toHaveLength(1);
  });
});
