import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { TlsSpec } from '../../src/domain/monitor/tls-spec.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { observe } from '../contract/observed-run.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { type MailPeers, startMail } from '../support/peers/mail.ts';
import { type Nginx, startNginx } from '../support/peers/nginx.ts';
import { describeWith } from '../support/system-parts.ts';
import { tlsSpec } from '../support/targets/tls-specs.ts';

const timeoutMs = 2000;
/** The certificates of the peers are good for two days. */
const patient = { downBelowDays: 1, degradedBelowDays: 1 };

describeWith(['nginx', 'openssl'], 'a look at the certificates of nginx', () => {
  let nginx: Nginx;
  let probe: Probe<TlsSpec>;
  beforeAll(async () => {
    nginx = await startNginx();
    probe = nodeProbe('tls', { ca: nginx.ca });
    return () => nginx.end();
  });
  beforeEach(() => nginx.thaw());
  logOnFailure(() => nginx);

  const look = (
    server: 'good' | 'expired' | 'wrongHost' | 'plain',
    given: Partial<TlsSpec> = patient,
  ) => {
    const port = Number(new URL(nginx[server]).port);
    return observe(probe, tlsSpec({ port, ...given }), timeoutMs);
  };

  test('finds a good one up, and reports it as a fact', async () => {
    const { result } = await look('good');
    expect(result).toMatchObject({ outcome: 'up', reason: null, certificate: { problem: null } });
    expect(Object.keys(result.phases)).toEqual(['dns', 'tcp', 'tls']);
  });

  test.each([
    [{}, 'certificate_expires_soon', 'down'],
    [{ downBelowDays: 1 }, 'certificate_renewal_due', 'degraded'],
  ] as const)(
    'finds one of two days too old with the limits %j',
    async (given, reason, outcome) => {
      const { result } = await look('good', given);
      expect(result).toMatchObject({ outcome, reason, certificate: { problem: null } });
      expect(result.detail).toMatch(
        /^The certificate CN=good ends on 20\d\d-.*Z, in 1\.\d days\.$/,
      );
    },
  );

  test.each([
    ['expired', 'certificate_expired'],
    ['wrongHost', 'certificate_wrong_host'],
    ['plain', 'tls_failed'],
  ] as const)('finds what is wrong with the %s server', async (server, reason) => {
    expect((await look(server)).result).toMatchObject({ outcome: 'down', reason });
  });

  test('fails on the deadline while nginx is frozen', async () => {
    nginx.freeze();
    const { result, overrunMs } = await look('good');
    expect(result).toMatchObject({ outcome: 'down', reason: 'tls_timeout' });
    expect(overrunMs).toBeLessThan(100);
    nginx.thaw();
    expect((await look('good')).result.outcome).toBe('up');
  });

  test('is refused while nginx is stopped, and is well after a restart', async () => {
    await nginx.stop();
    expect((await look('good')).result).toMatchObject({ reason: 'connection_refused' });
    await nginx.start();
    expect((await look('good')).result.outcome).toBe('up');
  });
});

describeWith(
  ['postfix', 'dovecot', 'openssl'],
  'a look at the certificates of postfix and dovecot',
  () => {
    let mail: MailPeers;
    let probe: Probe<TlsSpec>;
    beforeAll(async () => {
      mail = await startMail();
      probe = nodeProbe('tls', { ca: mail.ca });
      return () => mail.end();
    });
    beforeEach(() => mail.thaw());
    logOnFailure(() => mail);

    const look = (port: number, given: Partial<TlsSpec>) =>
      observe(probe, tlsSpec({ port, ...patient, ...given }), timeoutMs);

    test('finds them up behind STARTTLS, as from the first byte', async () => {
      const looks = [
        look(mail.postfix.mx, { starttls: 'smtp' }),
        look(mail.postfix.submission, { starttls: 'smtp' }),
        look(mail.postfix.submissions, {}),
        look(mail.dovecot.imap, { starttls: 'imap' }),
        look(mail.dovecot.imaps, {}),
      ];
      for (const { result } of await Promise.all(looks)) {
        expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
      }
    });

    test('finds that they are for another name', async () => {
      const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
      const asked = nodeProbe('tls', { ca: mail.ca, lookup });
      const spec = tlsSpec({ host: 'mail.test', port: mail.postfix.mx, starttls: 'smtp' });
      const { result } = await observe(asked, spec, timeoutMs);
      expect(result).toMatchObject({ outcome: 'down', reason: 'certificate_wrong_host' });
    });

    test('fails on the deadline while they are frozen', async () => {
      mail.postfix.freeze();
      mail.dovecot.freeze();
      const smtp = await look(mail.postfix.mx, { starttls: 'smtp' });
      const imap = await look(mail.dovecot.imap, { starttls: 'imap' });
      for (const { result, overrunMs } of [smtp, imap]) {
        expect(result).toMatchObject({ outcome: 'down', reason: 'no_response' });
        expect(overrunMs).toBeLessThan(100);
      }
    });
  },
);
