import { expect, test } from 'vitest';
import { collectBounces } from '../../src/delivery/node/bounces.ts';
import { someKeys } from '../support/outgoing.ts';
import { pouring, reset } from '../support/targets/behaviours.ts';
import { linePeer } from '../support/targets/mail-peer.ts';
import { type Behaviour, startTarget } from '../support/targets/tcp.ts';
import { memoryGrowth } from './memory.ts';
import { mebibyte } from './probe-subject.ts';

/** Reads the mailbox of such a server, which is on this machine unless another host is named. */
async function readFrom(behaviour: Behaviour, host = '127.0.0.1'): Promise<unknown> {
  const target = await startTarget(behaviour);
  const url = `imap://status:password@${host}:${target.port}`;
  try {
    return await collectBounces({ url, keys: someKeys }, () => expect.unreachable());
  } catch (error) {
    return error;
  } finally {
    await target.stop();
  }
}

// What a real server holds is read in tests/peers/mail-letters.test.ts.
test('a mailbox that breaks off is read again next time', async () => {
  expect(await readFrom(reset)).toMatchObject({ code: 'ECONNRESET' });
});

test('a mailbox that says more than anybody wants to hear is left', async () => {
  const memory = memoryGrowth();
  const pour = pouring('* OK ', Buffer.alloc(65_536, 'a'), memory.sample);
  expect(await readFrom(pour)).toMatchObject({ code: 'LineTooLarge' });
  expect(memory.largest()).toBeLessThan(8 * mebibyte);
});

/** What was asked of a mailbox of so many unread mails, as IMAP4rev1 has it (RFC 3501 §6.4.4). */
function unreadMails(count: number, answerTo: (found: readonly number[]) => string) {
  const asked: string[] = [];
  const firstUid = 4_000_000_000;
  const behaviour: Behaviour = (socket) => {
    const peer = linePeer(socket);
    peer.say('* OK Ready\r\n');
    peer.onLine((line) => {
      const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
      if (command.startsWith('UID')) asked.push(command);
      const [, from = 0, to = 0] = (/^UID SEARCH .*?(\d+):(\d+)/.exec(command) ?? []).map(Number);
      const found = Array.from({ length: to - from + 1 }, (_, index) => firstUid + from + index);
      const answers: Readonly<Record<string, string>> = {
        CAPABILITY: '* CAPABILITY IMAP4rev1 UIDPLUS\r\n',
        LIST: '* LIST () "/" INBOX\r\n',
        SELECT: `* ${count} EXISTS\r\n`,
      };
      const answer = to > 0 ? answerTo(found) : (answers[command.split(' ')[0] ?? ''] ?? '');
      peer.say(`${answer}${tag} OK Done\r\n`);
      if (command === 'LOGOUT') peer.hangUp();
    });
  };
  const asSearch = (verb: string) => asked.filter((one) => one.startsWith(`UID ${verb}`));
  return { behaviour, firstUid, asSearch };
}

const listed = (found: readonly number[]) => `* SEARCH ${found.join(' ')}\r\n`;

test('a mailbox with very many unread mails is read in parts, the newest first', async () => {
  const { behaviour, firstUid, asSearch } = unreadMails(12_000, listed);
  expect(await readFrom(behaviour)).toBe(0);
  const fetched = asSearch('FETCH').map((one) => Number(one.split(' ')[2]) - firstUid);
  expect(fetched).toEqual(Array.from({ length: 200 }, (_, index) => 12_000 - index));
});

test('a mailbox without unread mails is looked through in bounded steps', async () => {
  const { behaviour, asSearch } = unreadMails(250_000, () => '* SEARCH\r\n');
  expect(await readFrom(behaviour)).toBe(0);
  const searched = asSearch('SEARCH');
  expect(searched).toHaveLength(50);
  expect(searched[0]).toContain('248001:250000');
  expect(searched.at(-1)).toContain('150001:152000');
});

test('a search whose answer is too long is an error, and not an empty mailbox', async () => {
  const long = () => `* SEARCH ${'1 '.repeat(50_000)}\r\n`;
  expect(await readFrom(unreadMails(10, long).behaviour)).toBeInstanceOf(Error);
});

test('the password is not said to another machine without TLS', async () => {
  const heard: string[] = [];
  const plain: Behaviour = (socket) => {
    socket.write('* OK ready\r\n');
    socket.on('data', (bytes) => {
      heard.push(String(bytes));
      const [tag = '', command = ''] = String(bytes).trim().split(' ');
      const listed = command === 'CAPABILITY' ? '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n' : '';
      socket.write(`${listed}${tag} OK\r\n`);
    });
  };
  // This address leads here, but nothing says that it is this machine.
  expect(await readFrom(plain, '0.0.0.0')).toBeInstanceOf(Error);
  expect(heard.join()).not.toMatch(/LOGIN|AUTHENTICATE|password/);
});
