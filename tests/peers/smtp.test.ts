import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { MailServer, SmtpSpec } from '../../src/domain/monitor/mail-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import { observe, wholeWait } from '../contract/observed-run.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { accounts, type MailPeers, startMail } from '../support/peers/mail.ts';
import { describeWith } from '../support/system-parts.ts';
import { smtpSpec } from '../support/targets/mail-specs.ts';

const timeoutMs = 2000;
const user = 'probe@support.test';
const login = { user, password: accounts[user] };

describeWith(['postfix', 'dovecot', 'openssl'], 'a look at postfix', () => {
  let mail: MailPeers;
  beforeAll(async () => {
    mail = await startMail();
    return () => mail.end();
  });
  beforeEach(() => mail.thaw());
  logOnFailure(() => mail);

  const look = (given: Partial<Omit<SmtpSpec, 'server'>>, server: Partial<MailServer> = {}) =>
    lookBy(nodeProbe('smtp', { ca: mail.ca }), given, server);
  const lookBy = (
    probe: ReturnType<typeof nodeProbe<'smtp'>>,
    given: Partial<Omit<SmtpSpec, 'server'>>,
    server: Partial<MailServer> = {},
  ) => {
    const spec = smtpSpec({
      recipient: user,
      server: { port: mail.postfix.mx, ...server },
      ...given,
    });
    return observe(probe, spec, timeoutMs);
  };

  test('finds the server for incoming mail up, with STARTTLS and its certificate', async () => {
    const { result } = await look({});
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
    expect(Object.keys(result.phases)).toEqual([
      ...['dns', 'tcp', 'greeting', 'ehlo', 'starttls', 'tls', 'mail', 'rcpt', 'rset', 'quit'],
    ]);
    // Postfix answers QUIT first and writes its line afterwards.
    await expect
      .poll(() => mail.log())
      .toContain(
        'disconnect from localhost[127.0.0.1] ehlo=2 starttls=1 mail=1 rcpt=1 rset=1 quit=1',
      );
  });

  test.each([
    ['submission', 'starttls'],
    ['submissions', 'tls'],
  ] as const)('signs in at %s over %s', async (name, security) => {
    const server = { port: mail.postfix[name], security, login };
    const { result } = await look({ sender: user }, server);
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
    expect(Object.keys(result.phases)).toContain('auth');
  });

  const recipients: readonly (readonly [recipient: string, reason: Reason, code: string])[] = [
    ['nobody@elsewhere.test', 'recipient_refused', 'RCPT: 554 5.7.1'],
    ['gone@support.test', 'recipient_refused', 'RCPT: 550 5.1.1'],
    ['grey@support.test', 'greylisted', 'RCPT: 450 4.2.0'],
    ['later@support.test', 'mail_server_unavailable', 'RCPT: 451 4.3.0'],
    ['full@support.test', 'mailbox_full', 'RCPT: 452 4.2.2'],
  ];
  test.each(recipients)('tells of %s that it means %s', async (recipient, reason, code) => {
    const { result } = await look({ recipient });
    expect(result.reason).toBe(reason);
    expect(result.detail).toContain(code);
  });

  test('tells that it takes no mail while its filter is away', async () => {
    const { result } = await look({}, { port: mail.postfix.filterless });
    expect(result).toMatchObject({ outcome: 'down', reason: 'mail_server_unavailable' });
    expect(result.detail).toBe('MAIL: 451 4.7.1 Service unavailable - try again later');
  });

  test('cannot tell where only those who sign in may bring mail', async () => {
    const { result } = await look({}, { port: mail.postfix.submission });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'sender_refused' });
    expect(result.detail).toContain('RCPT: 554 5.7.1');
  });

  test('cannot tell with a wrong password, and does not try it again', async () => {
    const probe = nodeProbe('smtp', { ca: mail.ca });
    const server = { port: mail.postfix.submission, login: { user, password: 'wrong' } };
    const rejected = { outcome: 'unknown', reason: 'credentials_rejected' };
    const first = await lookBy(probe, {}, server);
    expect(first.result).toMatchObject(rejected);
    expect(first.result.detail).toContain('AUTH: 535 5.7.8');
    const second = await lookBy(probe, {}, server);
    expect(second.result).toMatchObject(rejected);
    expect(Object.keys(second.result.phases)).not.toContain('auth');
  });

  test('tells when sign-ins cannot be checked', async () => {
    const server = { port: mail.postfix.submission, login };
    // A process of postfix that has never found its checker does not even greet.
    expect((await look({}, server)).result.outcome).toBe('up');
    await mail.dovecot.stop();
    const { result } = await look({}, server);
    await mail.dovecot.start();
    expect(result).toMatchObject({ outcome: 'down', reason: 'login_unavailable' });
    expect(result.detail).toContain('AUTH: 454 4.7.0');
    // Postfix waits a while before it replaces a process that gave up meanwhile.
    const again = async () => (await look({}, server)).result.outcome;
    await expect.poll(again, { timeout: 20_000 }).toBe('up');
  });

  test.each([
    ['mx', 'starttls', 'no_response', 'greeting'],
    ['submissions', 'tls', 'tls_timeout', 'tls'],
  ] as const)('fails on the deadline while %s is frozen', async (name, security, reason, phase) => {
    mail.postfix.freeze();
    const { result, overrunMs } = await look({}, { port: mail.postfix[name], security });
    mail.postfix.thaw();
    expect(result).toMatchObject({ outcome: 'down', reason });
    expect(Object.keys(result.phases).at(-1)).toBe(phase);
    expect(result.latencyMs).toBeGreaterThanOrEqual(wholeWait(timeoutMs));
    expect(overrunMs).toBeLessThan(100);
    expect((await look({})).result.outcome).toBe('up');
  });

  test('is refused while postfix is stopped, and is well after a restart', async () => {
    await mail.postfix.stop();
    const stopped = await look({});
    await mail.postfix.start();
    expect(stopped.result).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
    expect((await look({})).result.outcome).toBe('up');
  });
});
