import { ImapFlow } from 'imapflow';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { confirmSubscription } from '../../src/actions/confirm-subscription.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { subscribe } from '../../src/actions/subscribe.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { mailCarry } from '../../src/delivery/mail/carry.ts';
import { type Letters, smtpLetters } from '../../src/delivery/node/smtp-letters.ts';
import { deliverOnce } from '../../src/delivery/outbox/slice.ts';
import { supportStatus } from '../../src/domain/status/support-status.ts';
import { bounceJobs } from '../../src/runtimes/node/bounce-jobs.ts';
import type { Database } from '../../src/storage/database.ts';
import { readSubscriberBy } from '../../src/storage/subscriber.ts';
import { readSubscriptionsOf } from '../../src/storage/subscription.ts';
import { acting } from '../contract/acting.ts';
import * as right from '../contract/right-requests.ts';
import { someTools } from '../support/carries.ts';
import { openNewDatabase } from '../support/database-file.ts';
import { minuteMs, someFacts, someNow, someSite, someWatched } from '../support/facts.ts';
import { someKeys, someOutgoing } from '../support/outgoing.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { accounts, type MailPeers, startMail } from '../support/peers/mail.ts';
import { parsedMail } from '../support/peers/parsed-mail.ts';
import { describeWith } from '../support/system-parts.ts';

const sender = 'probe@support.test';
const reader = 'other@support.test';

const parts = ['postfix', 'dovecot', 'dovecot-lmtp', 'openssl', 'python3'] as const;

describeWith(parts, 'letters by postfix', () => {
  let mail: MailPeers;
  let letters: Letters;
  let db: Database;
  beforeAll(async () => {
    mail = await startMail();
    letters = smtpLetters({ url: serverUrl(), from: `Wallet support <${sender}>`, ca: mail.ca });
    return async () => {
      letters.stop();
      await mail.end();
    };
  });
  beforeEach(async () => {
    mail.thaw();
    const opened = await openNewDatabase();
    db = opened.db;
    return opened.close;
  });
  logOnFailure(() => mail);

  const credentials = () => `${encodeURIComponent(sender)}:${encodeURIComponent(accounts[sender])}`;
  const serverUrl = () => `smtps://${credentials()}@127.0.0.1:${mail.postfix.submissions}`;
  const mailboxUrl = () => `imaps://${credentials()}@127.0.0.1:${mail.dovecot.imaps}`;

  /** Lets everything leave that is due. */
  async function leave(at: number): Promise<void> {
    const watched = someWatched();
    const readSupport = async () => ({ watched, status: supportStatus(watched, someFacts(), at) });
    const { tools } = someTools(db, () => at);
    const carry = mailCarry({
      ...{ db, send: letters.send, keys: someKeys, readSupport, now: () => at },
      baseUrl: 'https://status.example',
    });
    await deliverOnce({ ...tools, open: { ...tools.open, mail: carry } }, slice);
  }

  /** Somebody asks for news in Chinese by mail, and confirms it. */
  async function subscribed(address: string): Promise<string> {
    const asking = { db, site: someSite(), now: someNow, outgoing: someOutgoing };
    const wanted = { events: null, components: null, subject: null };
    await subscribe(asking, { channel: 'mail', address, language: 'zh', ...wanted });
    await leave(someNow);
    const { id, subscription } = await standing(address);
    const by = { db, site: someSite(), actor: { kind: 'subscriber', id } as const, now: someNow };
    await confirmSubscription(by, subscription.id);
    return subscription.id;
  }

  async function standing(address: string) {
    const subscriber = await readSubscriberBy(db, address);
    const [subscription] = await readSubscriptionsOf(db, subscriber?.id ?? '');
    if (!subscriber || !subscription) throw new Error('There is a subscription.');
    return { id: subscriber.id, subscription };
  }

  async function opened(user: keyof typeof accounts): Promise<ImapFlow> {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: mail.dovecot.imaps, secure: true, tls: { ca: mail.ca } },
      ...{ auth: { user, pass: accounts[user] }, logger: false },
    });
    await client.connect();
    await client.mailboxOpen('INBOX');
    return client;
  }

  /** Takes so many messages out of a mailbox once they are there, in the order of their coming. */
  async function taken(user: keyof typeof accounts, count: number): Promise<readonly Buffer[]> {
    const client = await opened(user);
    const there = async () => {
      await client.noop();
      return client.mailbox ? client.mailbox.exists : 0;
    };
    await expect.poll(there, { timeout: 10_000 }).toBe(count);
    const messages = await client.fetchAll('1:*', { source: true });
    await client.messageDelete('1:*');
    await client.logout();
    return messages.flatMap(({ source }) => source ?? []);
  }

  test('arrive whole, in the language of their reader, as one thread that ends with one click', async () => {
    const id = await subscribed(reader);
    const { id: incident, version } = await openIncident(acting(db), right.incident);
    await leave(someNow);
    const update = { status: 'resolved', body: { zh: '已恢复。', en: 'It is back.' } };
    await updateIncident(acting(db, { now: someNow + minuteMs }), incident, version, update);
    await leave(someNow + minuteMs);

    const [asked, first, second] = (await taken(reader, 3)).map(parsedMail);
    const link = `https://status.example/zh/subscriptions/${await someKeys.subscriptionToken(id)}`;
    expect(asked?.headers.subject).toBe('请确认订阅【客服状态】');
    expect(asked?.text).toContain(link);

    expect(first?.defects).toEqual([]);
    expect(first?.types).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
    expect(first?.headers).toMatchObject({
      from: `Wallet support <${sender}>`,
      to: reader,
      subject: '在线客服中断【客服状态】',
      'list-unsubscribe': `<${link.replace('/zh/', '/')}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'auto-submitted': 'auto-generated',
      'return-path': `<${sender}>`,
    });
    expect(first?.text).toContain('我们正在排查。');
    expect(first?.html).toContain('<html lang="zh-CN">');
    expect(first?.headers).not.toHaveProperty('in-reply-to');

    expect(second?.text).toContain('已恢复。');
    expect(second?.headers).toMatchObject({
      subject: `已恢复：${first?.headers.subject}`,
      'in-reply-to': first?.headers['message-id'],
      references: first?.headers['message-id'],
    });
  });

  test('that come back put their subscription into quarantine; other mail stays where it is', async () => {
    // Postfix takes it, and learns from dovecot that there is nobody of that name.
    await subscribed('nobody.here@support.test');
    await openIncident(acting(db), right.incident);
    await leave(someNow);
    await letters.send(note(sender), new AbortController().signal);
    // The letter that asked for it has come back as well.
    let found = 0;
    const collected = async () => (found += await collect());
    await expect.poll(collected, { timeout: 20_000, interval: 300 }).toBe(2);
    const { subscription } = await standing('nobody.here@support.test');
    expect(subscription).toMatchObject({ state: 'disabled', because: 'bounced' });
    const [left, ...others] = (await taken(sender, 1)).map(parsedMail);
    expect(left?.headers.subject).toBe('A note to a person');
    expect(others).toEqual([]);
  });

  test('of which a reader complains do so too, whatever else lies in the mailbox', async () => {
    await subscribed(reader);
    await openIncident(acting(db), right.incident);
    await leave(someNow);
    const [, letter] = await taken(reader, 2);
    const hostile = [
      `Content-Type: multipart/report; boundary=x\r\n\r\n${'--x\r\n\r\n'.repeat(100_000)}`,
      `Subject: large\r\n\r\n${'Action: failed\r\n'.repeat(100_000)}`,
      'Content-Type: text/plain; charset=utf-7\r\n\r\n+ADw-\xff\xfe',
      // What a stranger makes up about a subscription that is not theirs.
      complaintOf(Buffer.from(`Message-ID: <${'a'.repeat(12)}.b.${'0'.repeat(32)}@c>\r\n\r\n`)),
    ];
    await put(...hostile.slice(0, 2), complaintOf(letter), ...hostile.slice(2));
    expect(await collect()).toBe(1);
    const { subscription } = await standing(reader);
    expect(subscription).toMatchObject({ state: 'disabled', because: 'complained' });
    expect(await collect()).toBe(0);
    expect(await taken(sender, hostile.length)).toHaveLength(hostile.length);
  });

  /** Puts messages into the mailbox of what comes back. */
  async function put(...messages: readonly string[]): Promise<void> {
    const client = await opened(sender);
    for (const one of messages) await client.append('INBOX', Buffer.from(one, 'latin1'));
    await client.logout();
  }

  /** Reads the mailbox once, as the job does; how many letters had come back. */
  async function collect(): Promise<number> {
    let found = 0;
    const fail = (text: string) => expect.unreachable(text);
    const info = (_: string, facts: Readonly<Record<string, unknown>> = {}) => {
      found += Number(facts.count);
    };
    const log = { debug: fail, info, warn: fail, error: fail };
    const settings = { url: null, from: null, bounceImapUrl: mailboxUrl() };
    const tools = { db, keys: someKeys, mail: settings, ca: mail.ca, now: () => someNow, log };
    for (const { run } of bounceJobs(tools)) await run();
    return found;
  }
});

const slice = { atOnce: 4, forMs: 20_000, room: () => 1000 };

/** A mail that is no report of anything. */
function note(to: string) {
  return {
    ...{ to, subject: 'A note to a person', text: 'Hello.\n', html: '<p>Hello.</p>' },
    ...{ messageId: '<note@support.test>', inReplyTo: null, headers: {} },
  };
}

/** A report as providers send it where somebody calls a letter unwanted (RFC 5965). */
function complaintOf(letter: Buffer | undefined): string {
  return [
    'Content-Type: multipart/report; report-type=feedback-report; boundary=part',
    ...['', '--part', 'Content-Type: message/feedback-report', ''],
    ...['Feedback-Type: abuse', 'Version: 1', '--part', 'Content-Type: message/rfc822', ''],
    letter?.toString('latin1') ?? '',
    '--part--',
  ].join('\r\n');
}
