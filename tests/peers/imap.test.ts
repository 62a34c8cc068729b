import { createTransport } from 'nodemailer';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ImapSpec, MailServer } from '../../src/domain/monitor/mail-spec.ts';
import { observe, wholeWait } from '../contract/observed-run.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { accounts, type MailPeers, startMail } from '../support/peers/mail.ts';
import { describeWith } from '../support/system-parts.ts';
import { imapSpec } from '../support/targets/mail-specs.ts';

const timeoutMs = 2000;
const minuteMs = 60_000;
const user = 'probe@support.test';
const login = { user, password: accounts[user] };

describeWith(['postfix', 'dovecot', 'openssl'], 'a look into a mailbox of dovecot', () => {
  let mail: MailPeers;
  beforeAll(async () => {
    mail = await startMail();
    return () => mail.end();
  });
  beforeEach(() => mail.thaw());
  logOnFailure(() => mail);

  type Given = Partial<Omit<ImapSpec, 'server'>>;
  const look = (given: Given = {}, server: Partial<MailServer> = {}) =>
    lookBy(nodeProbe('imap', { ca: mail.ca }), given, server);
  const lookBy = (
    probe: ReturnType<typeof nodeProbe<'imap'>>,
    given: Given,
    server: Partial<MailServer>,
  ) => {
    const spec = imapSpec({ server: { port: mail.dovecot.imap, login, ...server }, ...given });
    return observe(probe, spec, timeoutMs);
  };

  test('that is empty finds the server up', async () => {
    const { result } = await look();
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null }, measures: {} });
    expect(Object.keys(result.phases)).toEqual([
      ...['dns', 'tcp', 'greeting', 'capability', 'starttls', 'tls', 'login', 'select'],
    ]);
  });

  test('that is empty is degraded where there should be mail', async () => {
    const { result } = await look({ newestWithinMs: minuteMs });
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'no_recent_mail' });
  });

  test('tells how old the newest message is, and leaves it unread', async () => {
    await deliver();
    const given = { newestWithinMs: minuteMs };
    for (const server of [{}, { port: mail.dovecot.imaps, security: 'tls' as const }]) {
      const { result } = await look(given, server);
      expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
      expect(result.measures.newestMessageSeconds).toBeLessThan(60);
      expect(Object.keys(result.phases).at(-1)).toBe('newest');
    }
  });

  test('that is not there is a mistake of ours', async () => {
    const { result } = await look({ mailbox: 'Nowhere' });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
    expect(result.detail).toContain('SELECT: NO');
  });

  test('cannot be had with a wrong password, which is not tried again', async () => {
    const probe = nodeProbe('imap', { ca: mail.ca });
    const server = { login: { user, password: 'wrong' } };
    const rejected = { outcome: 'unknown', reason: 'credentials_rejected' };
    const first = await lookBy(probe, {}, server);
    expect(first.result).toMatchObject(rejected);
    expect(first.result.detail).toContain('LOGIN: NO [AUTHENTICATIONFAILED]');
    const second = await lookBy(probe, {}, server);
    expect(second.result).toMatchObject(rejected);
    expect(Object.keys(second.result.phases)).not.toContain('login');
    expect((await lookBy(probe, {}, {})).result.outcome).toBe('up');
  });

  test.each([
    ['imap', 'starttls', 'no_response', 'greeting'],
    ['imaps', 'tls', 'tls_timeout', 'tls'],
  ] as const)('fails on the deadline while %s is frozen', async (name, security, reason, phase) => {
    mail.dovecot.freeze();
    const { result, overrunMs } = await look({}, { port: mail.dovecot[name], security });
    mail.dovecot.thaw();
    expect(result).toMatchObject({ outcome: 'down', reason });
    expect(Object.keys(result.phases).at(-1)).toBe(phase);
    expect(result.latencyMs).toBeGreaterThanOrEqual(wholeWait(timeoutMs));
    expect(overrunMs).toBeLessThan(100);
    expect((await look()).result.outcome).toBe('up');
  });

  test('is refused while dovecot is stopped, and is well after a restart', async () => {
    await mail.dovecot.stop();
    const stopped = await look();
    await mail.dovecot.start();
    expect(stopped.result).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
    expect((await look()).result.outcome).toBe('up');
  });

  /** Puts a message into the mailbox; LMTP says yes only when it is there (RFC 2033). */
  async function deliver(): Promise<void> {
    const transport = createTransport({
      lmtp: true,
      host: '127.0.0.1',
      port: mail.dovecot.lmtp,
      tls: { rejectUnauthorized: false },
    });
    await transport.sendMail({ from: user, to: user, subject: 'Hello', text: 'Hello' });
    transport.close();
  }
});
