import { afterEach, describe, expect, test } from 'vitest';
import type { Letter } from '../../src/delivery/mail/letter.ts';
import { type SmtpSettings, smtpLetters } from '../../src/delivery/node/smtp-letters.ts';
import { makeCertificates } from '../support/certificates.ts';
import { garbage, pouring, reset, silent } from '../support/targets/behaviours.ts';
import { type SmtpManners, smtpServing } from '../support/targets/smtp.ts';
import { type Behaviour, startTarget, type Target } from '../support/targets/tcp.ts';

const letter: Letter = {
  to: 'reader@example.com',
  subject: '在线客服无法使用【客服状态】',
  text: '排查中\n.\n在线客服无法使用\n',
  html: '<p>排查中</p>\n',
  messageId: '<subscription.deliveryaaaa.0123@status.example>',
  inReplyTo: '<subscription.incidentaaaa.4567@status.example>',
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};
const never = new AbortController().signal;

let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

async function serverThat(behaviour: Behaviour, identity?: Awaited<ReturnType<typeof good>>) {
  const target = await startTarget(behaviour, identity ? { identity } : {});
  ends.push(() => target.stop());
  return target;
}

async function good() {
  return (await makeCertificates()).good;
}

function lettersTo({ port }: Target, given: Partial<SmtpSettings> = {}) {
  const from = 'Wallet support <status@example.com>';
  const letters = smtpLetters({ url: `smtp://127.0.0.1:${port}`, from, ...given });
  ends.push(() => letters.stop());
  return letters;
}

/** Sends one letter to a server of these manners; what came of it, and what the server heard. */
async function sendTo(manners: SmtpManners, given: Partial<SmtpSettings> = {}) {
  const heard: string[] = [];
  const taken: string[] = [];
  const target = await serverThat(
    smtpServing({
      takes: (message) => taken.push(message),
      ...manners,
      onLine: (line) => heard.push(line),
    }),
  );
  const posting = await lettersTo(target, given).send(letter, never);
  return { posting, heard, taken, target };
}

describe('a letter by SMTP', () => {
  test('is handed over with its own sender, its thread and its headers', async () => {
    const { posting, heard, taken } = await sendTo({});
    expect(posting).toMatchObject({ kind: 'accepted', status: 250 });
    expect(heard).toContain('MAIL FROM:<status@example.com>');
    expect(heard).toContain('RCPT TO:<reader@example.com>');
    const [message = ''] = taken;
    expect(message).toContain('From: Wallet support <status@example.com>\r\n');
    expect(message).toContain('To: reader@example.com\r\n');
    expect(message).toContain(`Message-ID: ${letter.messageId}\r\n`);
    expect(message).toContain(`In-Reply-To: ${letter.inReplyTo}\r\n`);
    expect(message).toContain(`References: ${letter.inReplyTo}\r\n`);
    expect(message).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(message).toMatch(/^Subject: =\?UTF-8\?[BQ]\?/m);
    expect(message).toMatch(/text\/plain[\s\S]*text\/html/);
  });

  test('goes over the connection of the letter before', async () => {
    const taken: string[] = [];
    const target = await serverThat(smtpServing({ takes: (message) => taken.push(message) }));
    const { send } = lettersTo(target);
    await send(letter, never);
    expect(await send(letter, never)).toMatchObject({ kind: 'accepted' });
    expect(taken).toHaveLength(2);
    expect(target.taken()).toBe(1);
  });

  test('goes over a new one where the server has hung up meanwhile', async () => {
    let connections = 0;
    const target = await serverThat((socket) => {
      connections += 1;
      const hangsUp = connections === 1;
      smtpServing({ takes: () => hangsUp && setImmediate(() => socket.destroy()) })(socket);
    });
    const { send } = lettersTo(target);
    await send(letter, never);
    expect(await send(letter, never)).toMatchObject({ kind: 'accepted' });
    expect(target.taken()).toBe(2);
  });

  test('goes over a new one where the server wants no more over the old one', async () => {
    const target = await serverThat((socket) => {
      const manners = { takes: () => Object.assign(replies, { MAIL: '421 4.7.0 Enough' }) };
      const replies: Record<string, string> = {};
      smtpServing({ ...manners, replies })(socket);
    });
    const { send } = lettersTo(target);
    await send(letter, never);
    expect(await send(letter, never)).toMatchObject({ kind: 'accepted' });
    expect(target.taken()).toBe(2);
  });

  test('signs in where the address has a user, and tells nobody the password', async () => {
    const { good: identity } = await makeCertificates();
    const logins: unknown[] = [];
    const manners: SmtpManners = {
      identity,
      extensionsInside: ['AUTH PLAIN'],
      admits: (login) => logins.push(login) === 1,
    };
    const heard: string[] = [];
    const target = await serverThat(
      smtpServing({ ...manners, takes: () => {}, onLine: (line) => heard.push(line) }),
    );
    const url = `smtp://status%40example.com:p%40ss@127.0.0.1:${target.port}`;
    expect(await lettersTo(target, { url }).send(letter, never)).toMatchObject({
      kind: 'accepted',
    });
    expect(logins).toEqual([{ user: 'status@example.com', password: 'p@ss' }]);
    expect(heard.slice(0, 2)).toEqual([expect.stringMatching(/^EHLO/), 'STARTTLS']);
    const posting = await lettersTo(target, { url }).send(letter, never);
    expect(posting).toMatchObject({ kind: 'refused', permanent: false, status: 535 });
    expect(JSON.stringify(posting)).not.toMatch(/p@ss|cEBzcw/);
  });
});

describe('a server that takes no letter', () => {
  const refusals: readonly (readonly [word: string, reply: string, permanent: boolean])[] = [
    ['RCPT', '550 5.1.1 No such user', true],
    ['RCPT', '550 No such user', true],
    ['RCPT', '553 5.1.3 Bad address', true],
    ['RCPT', '551 5.1.6 Gone elsewhere', true],
    ['RCPT', '550 5.2.1 Mailbox disabled', true],
    ['RCPT', '550 5.4.1 Recipient address rejected: Access denied', true],
    ['RCPT', '550 5.7.1 Blocked, see spamhaus.org/query/ip/192.0.2.5', false],
    ['RCPT', '550-5.7.26 Not authenticated\r\n550 5.7.26 See the help', false],
    ['RCPT', '552 5.2.2 Mailbox full', false],
    ['RCPT', '554 5.7.1 Relay access denied', false],
    ['RCPT', '550 relay not permitted', false],
    ['RCPT', '550 SPF check failed', false],
    ['RCPT', '550 Mailbox unavailable', false],
    ['RCPT', '450 4.2.0 Greylisted', false],
    ['RCPT', '451 4.3.0 Try again later', false],
    ['RCPT', '421 4.7.0 Too many connections', false],
    ['MAIL', '550 5.1.8 Sender rejected', false],
    ['MAIL', '550 5.1.0 Sender unknown', false],
    ['DATA', '554 5.6.0 No', false],
    ['EHLO', '421 4.3.2 Going down', false],
  ];
  test.each(refusals)('says to %s %s', async (word, reply, permanent) => {
    const { posting } = await sendTo({ replies: { [word]: reply } });
    if (word !== 'EHLO') expect(posting).toMatchObject({ kind: 'refused', permanent });
    else expect(posting.kind).not.toBe('accepted');
    expect(JSON.stringify(posting)).toContain(reply.slice(0, 3));
  });

  const broken: readonly (readonly [what: string, behaviour: Behaviour, failure: string])[] = [
    ['says nothing', silent, 'timed_out'],
    ['speaks no SMTP', garbage, 'broken_answer'],
    ['hangs up with a reset', reset, 'connection_failed'],
    [
      'pours lines without an end',
      pouring('220-', Buffer.alloc(16_384, '220-a\r\n')),
      'broken_answer',
    ],
  ];
  test.each(broken)('%s', async (_what, behaviour, failure) => {
    const target = await serverThat(behaviour);
    const posting = await lettersTo(target, { deadlineMs: 300 }).send(letter, never);
    expect(posting).toMatchObject({ kind: 'failed', failure });
  });

  test('answers each step, but too slowly for the one deadline', async () => {
    const target = await serverThat((socket) => {
      socket.write('220 slow\r\n');
      const drip = setInterval(() => socket.write('250-x\r\n'), 20);
      socket.once('close', () => clearInterval(drip));
    });
    const posting = await lettersTo(target, { deadlineMs: 300 }).send(letter, never);
    expect(posting).toMatchObject({ kind: 'failed', failure: 'timed_out' });
  });

  test('is left when the process stops', async () => {
    const target = await serverThat(silent);
    const stopping = new AbortController();
    const sent = lettersTo(target).send(letter, stopping.signal);
    stopping.abort();
    expect(await sent).toMatchObject({ kind: 'failed' });
  });

  test('is not there', async () => {
    const target = await startTarget(silent);
    await target.stop();
    const posting = await lettersTo(target).send(letter, never);
    expect(posting).toMatchObject({ kind: 'failed', failure: 'connection_failed' });
  });
});

describe('TLS', () => {
  test.each(['expired', 'wrongHost'] as const)(
    'of smtps: is not used with a certificate that is %s',
    async (kind) => {
      const certificates = await makeCertificates();
      const target = await serverThat(smtpServing({ takes: () => {} }), certificates[kind]);
      const url = `smtps://127.0.0.1:${target.port}`;
      const posting = await lettersTo(target, { url, ca: certificates.ca }).send(letter, never);
      expect(posting).toMatchObject({ kind: 'failed', failure: 'certificate_rejected' });
    },
  );

  test('of smtps: is used with a certificate that is good', async () => {
    const { good: identity, ca } = await makeCertificates();
    const target = await serverThat(smtpServing({ takes: () => {} }), identity);
    const url = `smtps://127.0.0.1:${target.port}`;
    expect(await lettersTo(target, { url, ca }).send(letter, never)).toMatchObject({
      kind: 'accepted',
    });
  });

  // A server under this address is ours, but nothing says that it is on this machine.
  const elsewhere = ({ port }: Target) => `smtp://0.0.0.0:${port}`;

  test('of smtp: is required of another machine, which may not go without', async () => {
    const heard: string[] = [];
    const manners = { takes: () => {}, onLine: (line: string) => heard.push(line) };
    const target = await serverThat(smtpServing(manners));
    const posting = await lettersTo(target, { url: elsewhere(target) }).send(letter, never);
    expect(posting).toMatchObject({ kind: 'refused', permanent: false, status: 502 });
    expect(posting).toHaveProperty('detail', expect.stringContaining('STARTTLS'));
    expect(heard.join()).not.toContain('MAIL');
  });

  test('of smtp: is not begun there with a certificate that has expired', async () => {
    const { expired: identity, ca } = await makeCertificates();
    const target = await serverThat(smtpServing({ takes: () => {}, identity }));
    const posting = await lettersTo(target, { url: elsewhere(target), ca }).send(letter, never);
    expect(posting).toMatchObject({ kind: 'failed', failure: 'certificate_rejected' });
  });

  test('of smtp: is done without where the address says so', async () => {
    const target = await serverThat(smtpServing({ takes: () => {} }));
    const url = `${elsewhere(target)}?tls=none`;
    expect(await lettersTo(target, { url }).send(letter, never)).toMatchObject({
      kind: 'accepted',
    });
  });

  test('may not be done without where a password is sent', () => {
    const url = 'smtp://user:password@mail.example?tls=none';
    const say = () => smtpLetters({ url, from: 'status@example.com' });
    expect(say).toThrow('MAIL_URL has a password and tls=none; take one of them away.');
  });
});
