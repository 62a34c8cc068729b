import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialRaw, type RawLine } from '../../../tests/support/raw-line.ts';
import { type Listener, openListener } from '../listener.ts';
import { tcpEntrance } from '../tcp-entrance.ts';
import { createImap } from './imap.ts';
import { Mailbox } from './mailbox.ts';

const slowMs = 150;
let mailbox: Mailbox;
let listener: Listener;
const lines: RawLine[] = [];

beforeEach(async () => {
  mailbox = new Mailbox();
  const speaker = createImap({ user: 'probe', password: 'se"cr\\et' }, mailbox);
  listener = await openListener(tcpEntrance(speaker));
});
afterEach(async () => {
  for (const line of lines.splice(0)) line.drop();
  await listener.stop();
});

async function dial(): Promise<RawLine> {
  const line = await dialRaw(listener.port);
  lines.push(line);
  await line.hears(/^\* .*\r\n/);
  return line;
}

/** A session with INBOX open; `ask` returns all lines up to the one with the tag. */
async function session(command: 'SELECT' | 'EXAMINE' = 'SELECT') {
  const line = await dial();
  const ask = async (words: string) => {
    line.say(`t ${words}\r\n`);
    return (await line.hears(/^t (OK|NO|BAD) .*\r\n$/m)).trimEnd().split('\r\n');
  };
  await ask('LOGIN probe "se\\"cr\\\\et"');
  await ask(`${command} inbox`);
  return { line, ask };
}

const deliver = (...subjects: readonly string[]) => {
  for (const subject of subjects) {
    const header = `From: "Li, Lei" <li@a.example>\r\nTo: help@wallet.example\r\nSubject: ${subject}`;
    mailbox.deliver(
      Buffer.from(`${header}\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nbody\r\n`),
    );
  }
};

describe('signing in', () => {
  it.each([
    ['LOGIN probe "se\\"cr\\\\et"', 'OK'],
    ['LOGIN probe {8+}\r\nse"cr\\et', 'OK'],
    ['LOGIN probe wrong', 'NO [AUTHENTICATIONFAILED]'],
    ['LOGIN probe', 'BAD'],
    [`AUTHENTICATE PLAIN ${plain('se"cr\\et')}`, 'OK'],
    [`AUTHENTICATE PLAIN ${plain('wrong')}`, 'NO [AUTHENTICATIONFAILED]'],
    ['AUTHENTICATE PLAIN AAAA', 'BAD'],
    ['AUTHENTICATE XOAUTH2 AAAA', 'NO [CANNOT]'],
    ['SELECT INBOX', 'BAD'],
    ['LOGIN "probe', 'BAD'],
  ])('%s is answered by %s', async (command, status) => {
    const line = await dial();
    line.say(`t ${command}\r\n`);
    expect(await line.hears(/^t .*\r\n$/m)).toContain(`t ${status}`);
  });

  it('asks for credentials and for literals that it waits for', async () => {
    const line = await dial();
    line.say('t AUTHENTICATE PLAIN\r\n');
    await line.hears(/^\+ /);
    line.say('*\r\nu LOGIN {5}\r\n');
    expect(await line.hears(/^\+ /m)).toMatch(/^t BAD /);
    line.say('probe {8}\r\n');
    await line.hears(/^\+ /);
    line.say('se"cr\\et\r\n');
    expect(await line.hears(/^u OK /)).toBeTruthy();
  });
});

function plain(password: string): string {
  return Buffer.from(`\0probe\0${password}`).toString('base64');
}

describe('an open mailbox', () => {
  it('tells an envelope', async () => {
    deliver('first');
    const { ask } = await session();
    const from = '(("Li, Lei" NIL "li" "a.example"))';
    const people = `${from} ${from} ${from} ((NIL NIL "help" "wallet.example")) NIL NIL`;
    expect(await ask('FETCH 1 ENVELOPE')).toEqual([
      `* 1 FETCH (ENVELOPE ("Sun, 22 Nov 2026 10:00:00 +0000" "first" ${people} NIL NIL))`,
      't OK Done.',
    ]);
  });

  it.each([
    ['BODY.PEEK[HEADER.FIELDS (Subject X-None)]', 'Subject: first\r\n\r\n', '()'],
    ['BODY[TEXT]<1.2>', 'od', '(\\Seen)'],
    ['RFC822.HEADER', expect.stringMatching(/^From: [\s\S]*\r\n\r\n$/), '()'],
    ['BODY.PEEK[HEADER.FIELDS.NOT (From To Date)]', 'Subject: first\r\n\r\n', '()'],
  ])('gives %s, and marks as read what was read', async (item, text, flags) => {
    deliver('first');
    const { ask, line } = await session();
    line.say(`t FETCH 1 (${item})\r\n`);
    const heard = await line.hears(/^t OK /m);
    const [, size = '', rest = ''] = /\{(\d+)\}\r\n([\s\S]*)/.exec(heard) ?? [];
    expect(rest.slice(0, Number(size))).toEqual(text);
    expect(await ask('FETCH 1 FLAGS')).toContain(`* 1 FETCH (FLAGS ${flags})`);
  });

  it.each([
    ['ALL', '1 2 3'],
    ['SUBJECT secon', '2'],
    ['CHARSET UTF-8 SUBJECT {6+}\r\n\xe5\xae\xa2\xe6\x9c\x8d', '3'],
    ['NOT SUBJECT first', '2 3'],
    ['OR SUBJECT first SUBJECT second', '1 2'],
    ['(SUBJECT first) UNSEEN', '1'],
    ['2:* BODY body', '2 3'],
    ['UID 9:*', '3'],
    ['HEADER X-None ""', ''],
    ['HEADER Subject ""', '1 2 3'],
    ['SINCE 1-Jan-2020 BEFORE 1-Jan-2020', ''],
    ['SENTON 22-Nov-2026 LARGER 10 SMALLER 9999', '1 2 3'],
    ['DELETED', ''],
  ])('finds by %s', async (keys, found) => {
    deliver('first', 'second', '=?utf-8?B?5a6i5pyN?=');
    const { ask } = await session();
    expect((await ask(`SEARCH ${keys}`))[0]).toBe(`* SEARCH ${found}`.trimEnd());
  });

  it.each([
    'SEARCH',
    'SEARCH FLY',
    'SEARCH UID x',
    'FETCH 1 BODY[0]',
    'FETCH 1 BODY[1.FLY]',
    'FETCH x FLAGS',
    'STORE 1 FLAGS (\\*)',
    'FETCH',
    'FLY',
    'UID FLY',
  ])('answers %s with BAD', async (command) => {
    deliver('first');
    const { ask } = await session();
    expect((await ask(command)).at(-1)).toMatch(/^t BAD /);
  });

  it('changes nothing that was opened only for reading', async () => {
    deliver('first');
    const { ask } = await session('EXAMINE');
    await ask('FETCH 1 BODY[]');
    expect((await ask('STORE 1 +FLAGS (\\Deleted)')).at(-1)).toMatch(/^t NO \[READ-ONLY\]/);
    expect(await ask('FETCH 1 FLAGS')).toContain('* 1 FETCH (FLAGS ())');
  });

  it('keeps places while a client counts by them, and tells of removals after', async () => {
    deliver('first', 'second');
    const [one, other] = [await session(), await session()];
    await other.ask('STORE 1 +FLAGS.SILENT (\\Deleted)');
    expect(await other.ask('EXPUNGE')).toEqual(['* 1 EXPUNGE', 't OK Done.']);
    const fetched = await one.ask('FETCH 1:2 (UID)');
    expect(fetched.filter((line) => /FETCH \(UID \d\)$/.test(line))).toHaveLength(2);
    expect(fetched.join()).not.toContain('EXPUNGE');
    expect(await one.ask('NOOP')).toEqual(['* 1 EXPUNGE', 't OK Done.']);
    expect(await one.ask('FETCH 1 UID')).toContain('* 1 FETCH (UID 2)');
  });

  it('pushes arrivals, marks and removals to every client that listens', async () => {
    deliver('first');
    const [listening, acting] = [await session(), await session()];
    listening.line.say('i IDLE\r\n');
    await listening.line.hears(/^\+ /);
    deliver('second');
    expect(await listening.line.hears(/EXISTS/)).toBe('* 2 EXISTS\r\n');
    await acting.ask('STORE 1 +FLAGS (\\deleted)');
    expect(await listening.line.hears(/FLAGS/)).toBe('* 1 FETCH (UID 1 FLAGS (\\Deleted))\r\n');
    await acting.ask('UID EXPUNGE 1');
    expect(await listening.line.hears(/EXPUNGE/)).toBe('* 1 EXPUNGE\r\n');
    listening.line.say('DONE\r\n');
    expect(await listening.line.hears(/^i /)).toMatch(/^i OK /);
  });

  it('removes what is marked when it is closed, and says goodbye', async () => {
    deliver('first', 'second');
    const { ask, line } = await session();
    await ask('STORE 2 FLAGS (\\Deleted)');
    await ask('CLOSE');
    expect(mailbox.messages.map(({ uid }) => uid)).toEqual([1]);
    line.say('z LOGOUT\r\n');
    expect(await line.rest()).toMatch(/^\* BYE [^\r]*\r\nz OK [^\r]*\r\n$/);
  });

  it('hangs up on a command of more than 64 KiB', async () => {
    for (const words of ['x'.repeat(70_000), 't LOGIN {70000+}\r\n']) {
      const line = await dial();
      line.say(words);
      expect(await line.rest()).toMatch(/^\* BYE \[TOOBIG\]/);
    }
  });
});

describe('when it is broken', () => {
  it('greets late when slow', async () => {
    await listener.become({ kind: 'slow', byMs: slowMs });
    const begun = performance.now();
    await dial();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(slowMs - 2);
  });

  it('says BYE and hangs up when out of order, in an open session too', async () => {
    const { line } = await session();
    await listener.become({ kind: 'error' });
    expect(await line.rest()).toMatch(/^\* BYE \[UNAVAILABLE\] [^\r]*\r\n$/);
    expect(await (await dialRaw(listener.port)).rest()).toMatch(/^\* BYE \[UNAVAILABLE\] /);
  });
});
