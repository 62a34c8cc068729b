import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { MailRoundTripSpec } from '../../src/domain/monitor/mail-spec.ts';
import { observe } from '../contract/observed-run.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { type accounts, type MailPeers, startMail } from '../support/peers/mail.ts';
import { peersRoundTrip, sender } from '../support/peers/mail-round-trip.ts';
import { messagesOf } from '../support/peers/mailbox-client.ts';
import { describeWith } from '../support/system-parts.ts';

const timeoutMs = 8000;
const shortMs = 1200;

type Address = keyof typeof accounts;

describeWith(['postfix', 'dovecot', 'dovecot-lmtp', 'openssl'], 'a round trip of mail', () => {
  let mail: MailPeers;
  let probe: ReturnType<typeof nodeProbe<'mail-round-trip'>>;
  beforeAll(async () => {
    mail = await startMail();
    probe = nodeProbe('mail-round-trip', { ca: mail.ca });
    return () => mail.end();
  });
  beforeEach(() => mail.thaw());
  logOnFailure(() => mail);

  const specFor = (recipient: Address, given: Partial<MailRoundTripSpec> = {}) =>
    peersRoundTrip(mail, recipient, given);

  const look = (spec: MailRoundTripSpec, limitMs = timeoutMs) => observe(probe, spec, limitMs);

  test('finds all well, measures the delivery and leaves nothing behind', async () => {
    const { result } = await look(specFor('probe@support.test'));
    expect(result).toMatchObject({ outcome: 'up', reason: null, detail: null });
    expect(result.measures.deliveryMs).toBeGreaterThan(0);
    expect(result.certificate).toMatchObject({ problem: null });
    expect(Object.keys(result.phases)).toEqual([
      ...['dns', 'tcp', 'tls', 'greeting', 'capability', 'login', 'select', 'purge'],
      ...['ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data', 'delivery', 'cleanup'],
    ]);
    expect(await messagesOf(mail, 'probe@support.test')).toBe(0);
  });

  test('goes by STARTTLS and by TLS from the first byte, into a folder of its own', async () => {
    const other = specFor('other@support.test');
    const { result } = await look({
      ...other,
      smtp: { ...other.smtp, port: mail.postfix.submissions, security: 'tls' },
      imap: { ...other.imap, port: mail.dovecot.imap, security: 'starttls' },
    });
    expect(result).toMatchObject({ outcome: 'up', reason: null });
  });

  test('leaves the mailboxes empty after 20 runs', async () => {
    const inTurn = async (recipient: Address) => {
      for (let run = 0; run < 10; run++) {
        const { result } = await look(specFor(recipient));
        expect(result).toMatchObject({ outcome: 'up' });
      }
      expect(await messagesOf(mail, recipient)).toBe(0);
    };
    await Promise.all([inTurn('probe@support.test'), inTurn('other@support.test')]);
  });

  test('calls a delivery late that takes longer than it should', async () => {
    const { result } = await look(specFor('probe@support.test', { degradedAboveMs: 0 }));
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'delivered_late' });
    expect(result.measures.deliveryMs).toBeGreaterThan(0);
    expect(await messagesOf(mail, 'probe@support.test')).toBe(0);
  });

  test('says at the deadline that a message did not arrive, and the next run removes it', async () => {
    const { result, overrunMs } = await look(specFor('held@support.test'), shortMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'not_delivered' });
    expect(overrunMs).toBeLessThan(100);
    await mail.postfix.release();
    await expect.poll(() => messagesOf(mail, 'held@support.test'), { timeout: 10_000 }).toBe(1);
    // It cleans up before it sends, so a message that is refused will do.
    const next = await look({ ...specFor('held@support.test'), recipient: 'gone@support.test' });
    expect(next.result).toMatchObject({ reason: 'recipient_refused' });
    expect(await messagesOf(mail, 'held@support.test')).toBe(0);
  });

  const refused = [
    ['grey@support.test', 'greylisted', 'degraded'],
    ['later@support.test', 'mail_server_unavailable', 'down'],
    ['full@support.test', 'mailbox_full', 'down'],
    ['gone@support.test', 'recipient_refused', 'down'],
    ['nobody@elsewhere.test', 'recipient_refused', 'down'],
  ] as const;
  test.each(refused)('tells what is wrong with mail to %s', async (recipient, reason, outcome) => {
    const { result } = await look({ ...specFor('probe@support.test'), recipient });
    expect(result).toMatchObject({ reason, outcome });
    expect(result.detail).toMatch(/^RCPT: [45]\d\d /);
  });

  test('tries a wrong password once, and says that it is ours', async () => {
    const spec = specFor('probe@support.test');
    const wrong = { ...spec, imap: { ...spec.imap, login: { user: sender, password: 'wrong' } } };
    for (let run = 0; run < 2; run++) {
      const { result } = await look(wrong);
      expect(result).toMatchObject({ outcome: 'unknown', reason: 'credentials_rejected' });
      expect(result.detail).not.toContain('wrong');
    }
    expect(mail.dovecot.log().match(/auth failed, 1 attempts/g)).toHaveLength(1);
    expect((await look(spec)).result).toMatchObject({ outcome: 'up' });
  });

  test.each(['postfix', 'dovecot'] as const)(
    'fails on the deadline while %s is frozen',
    async (peer) => {
      mail[peer].freeze();
      const { result, overrunMs } = await look(specFor('probe@support.test'), shortMs);
      const reason = peer === 'dovecot' ? 'tls_timeout' : 'no_response';
      expect(result).toMatchObject({ outcome: 'down', reason });
      expect(Object.keys(result.phases).at(-1)).toBe(peer === 'dovecot' ? 'tls' : 'purge');
      expect(overrunMs).toBeLessThan(100);
      mail[peer].thaw();
      expect((await look(specFor('probe@support.test'))).result).toMatchObject({ outcome: 'up' });
    },
  );

  test('is refused while postfix is stopped, and is well after a restart of both', async () => {
    await mail.postfix.stop();
    const stopped = await look(specFor('probe@support.test'));
    expect(stopped.result).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
    await mail.postfix.start();
    await mail.dovecot.stop();
    await mail.dovecot.start();
    expect((await look(specFor('probe@support.test'))).result).toMatchObject({ outcome: 'up' });
  });
});
