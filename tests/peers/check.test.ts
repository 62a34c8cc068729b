import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ProbeDefinition } from '../../src/domain/monitor/probe-definition.ts';
import { build } from '../runtimes/support/helplight.ts';
import { type Kamailio, startKamailio } from '../support/peers/kamailio.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { accounts, type MailPeers, startMail } from '../support/peers/mail.ts';
import { type Nginx, startNginx } from '../support/peers/nginx.ts';
import { type Prosody, startProsody } from '../support/peers/prosody.ts';
import { type Watch, watchPeers } from '../support/peers/told-by-check.ts';
import { describeWith } from '../support/system-parts.ts';

beforeAll(build, 60_000);

describeWith(['prosody'], 'helplight check tells of the chat', () => {
  let prosody: Prosody;
  let watch: Watch;
  let healthy: Watch;
  beforeAll(async () => {
    prosody = await startProsody();
    const chat = (subprotocol: string, hears: string) =>
      ({
        kind: 'websocket',
        url: prosody.url,
        subprotocol,
        steps: [
          {
            kind: 'send',
            text: '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="localhost" version="1.0"/>',
          },
          { kind: 'expect', match: { kind: 'contains', text: hears } },
        ],
      }) as const;
    watch = await watchPeers('chat', null, {
      healthy: chat('xmpp', '<open'),
      'other-protocol': chat('chat.v1', '<open'),
      'other-words': chat('xmpp', 'Hello, how can I help you?'),
    });
    healthy = await watchPeers('chat', null, { healthy: chat('xmpp', '<open') });
    return ends([watch, healthy], prosody);
  });
  beforeEach(() => prosody.thaw());
  logOnFailure(() => prosody);

  test('what works, and what is wrong with it', async () => {
    expect(await watch.told()).toEqual({
      healthy: 'up',
      'other-protocol': 'upgrade_refused',
      'other-words': 'unexpected_reply',
    });
  });

  test('that it hangs, and that it is gone', async () => {
    prosody.freeze();
    expect(await healthy.told()).toEqual({ healthy: 'no_response' });
    prosody.thaw();
    await prosody.stop();
    expect(await healthy.told()).toEqual({ healthy: 'connection_refused' });
    await prosody.start();
    expect(await healthy.told()).toEqual({ healthy: 'up' });
  });
});

describeWith(['postfix', 'dovecot', 'openssl'], 'helplight check tells of mail', () => {
  let mail: MailPeers;
  let watch: Watch;
  let healthy: Watch;
  beforeAll(async () => {
    mail = await startMail();
    const well = healthyMail(mail);
    healthy = await watchPeers('email', mail.ca, well);
    watch = await watchPeers('email', mail.ca, { ...well, ...failingMail(mail) });
    return ends([watch, healthy], mail);
  });
  beforeEach(() => mail.thaw());
  logOnFailure(() => mail);

  const wellAtMx = { accepts: 'up', submits: 'up', mailbox: 'up', 'round-trip': 'up' } as const;
  const refused = {
    relayed: 'recipient_refused',
    unknown: 'recipient_refused',
    full: 'mailbox_full',
    greylisted: 'greylisted',
    later: 'mail_server_unavailable',
    'stale-password': 'credentials_rejected',
    'stale-mailbox-password': 'credentials_rejected',
    lost: 'not_delivered',
  } as const;

  test('what works, and what is wrong with it', async () => {
    expect(await watch.told()).toEqual({ ...wellAtMx, ...refused });
  });

  test('that the mail server hangs, and that it is gone', async () => {
    mail.postfix.freeze();
    expect(await healthy.told()).toMatchObject({
      accepts: 'no_response',
      mailbox: 'up',
      'round-trip': 'no_response',
    });
    mail.postfix.thaw();
    await mail.postfix.stop();
    expect(await healthy.told()).toMatchObject({
      accepts: 'connection_refused',
      mailbox: 'up',
      'round-trip': 'connection_refused',
    });
    await mail.postfix.start();
    expect(await healthy.told()).toMatchObject(wellAtMx);
  });

  test('that the mailbox hangs, and that it is gone', async () => {
    mail.dovecot.freeze();
    expect(await healthy.told()).toMatchObject({ accepts: 'up', mailbox: 'tls_timeout' });
    mail.dovecot.thaw();
    await mail.dovecot.stop();
    expect(await healthy.told()).toMatchObject({
      accepts: 'up',
      submits: 'login_unavailable',
      mailbox: 'connection_refused',
      'round-trip': 'connection_refused',
    });
    await mail.dovecot.start();
    expect(await healthy.told()).toMatchObject(wellAtMx);
  });
});

const address = 'probe@support.test';
const login = (password: string) =>
  `${encodeURIComponent(address)}:${encodeURIComponent(password)}`;
const known = login(accounts[address]);

const mxOf = ({ postfix }: MailPeers, recipient: string) =>
  ({ kind: 'smtp', url: `smtp://localhost:${postfix.mx}`, recipient }) as const;
const submissionOf = ({ postfix }: MailPeers, credentials = known) =>
  `smtp://${credentials}@localhost:${postfix.submission}`;
const mailboxOf = ({ dovecot }: MailPeers, credentials = known) =>
  `imaps://${credentials}@localhost:${dovecot.imaps}`;
const tripTo = (mail: MailPeers, recipient: string) =>
  ({
    kind: 'mail-round-trip',
    smtpUrl: submissionOf(mail),
    imapUrl: mailboxOf(mail),
    recipient,
  }) as const;

type Probes = Readonly<Record<string, ProbeDefinition>>;

function healthyMail(mail: MailPeers): Probes {
  return {
    accepts: mxOf(mail, address),
    submits: { kind: 'smtp', url: submissionOf(mail), recipient: address },
    mailbox: { kind: 'imap', url: mailboxOf(mail) },
    'round-trip': tripTo(mail, address),
  };
}

function failingMail(mail: MailPeers): Probes {
  const stale = login('yesterday');
  return {
    relayed: mxOf(mail, 'somebody@elsewhere.example'),
    unknown: mxOf(mail, 'gone@support.test'),
    full: mxOf(mail, 'full@support.test'),
    greylisted: mxOf(mail, 'grey@support.test'),
    later: mxOf(mail, 'later@support.test'),
    'stale-password': { kind: 'smtp', url: submissionOf(mail, stale), recipient: address },
    'stale-mailbox-password': { kind: 'imap', url: mailboxOf(mail, stale) },
    lost: tripTo(mail, 'held@support.test'),
  };
}

describeWith(['kamailio', 'kamailio-tls', 'openssl'], 'helplight check tells of the phone', () => {
  let kamailio: Kamailio;
  let watch: Watch;
  let healthy: Watch;
  beforeAll(async () => {
    kamailio = await startKamailio('SHA-256');
    const { udp, tcp, tls, ...others } = phoneProbes(kamailio);
    healthy = await watchPeers('phone', kamailio.ca, { udp, tcp, tls });
    watch = await watchPeers('phone', kamailio.ca, { udp, tcp, tls, ...others });
    return ends([watch, healthy], kamailio);
  });
  beforeEach(() => kamailio.thaw());
  logOnFailure(() => kamailio);

  test('what works, and what is wrong with it', async () => {
    expect(await watch.told()).toEqual({
      udp: 'up',
      tcp: 'up',
      tls: 'up',
      signed: 'up',
      registered: 'up',
      'stale-password': 'credentials_rejected',
      busy: 'line_busy',
      nobody: 'line_not_found',
      closed: 'prober_not_allowed',
      overloaded: 'gateway_overloaded',
      failing: 'gateway_error',
      trying: 'no_final_response',
      silent: 'no_response',
      expired: 'certificate_expired',
      'wrong-host': 'certificate_wrong_host',
    });
  });

  test('that it hangs, and that it is gone', async () => {
    kamailio.freeze();
    expect(await healthy.told()).toMatchObject({ udp: 'no_response', tls: 'tls_timeout' });
    kamailio.thaw();
    await kamailio.stop();
    expect(await healthy.told()).toMatchObject({
      udp: 'connection_refused',
      tls: 'connection_refused',
    });
    await kamailio.start();
    expect(await healthy.told()).toMatchObject({ udp: 'up', tcp: 'up', tls: 'up' });
  });
});

function phoneProbes(kamailio: Kamailio) {
  const at = (user: string, suffix = '', port = kamailio.plain) =>
    ({ kind: 'sip', uri: `sip:${user}@127.0.0.1:${port}${suffix}` }) as const;
  const secure = (port: number) => at('help', ';transport=tls', port);
  const { login } = kamailio;
  return {
    udp: at('help'),
    tcp: at('help', ';transport=tcp'),
    tls: secure(kamailio.good),
    signed: { ...at('private'), ...login },
    registered: { ...at('help'), ...login, register: 'sip:probe@helplight.test' },
    'stale-password': { ...at('private'), user: login.user, password: 'yesterday' },
    busy: at('busy'),
    nobody: at('nobody'),
    closed: at('closed'),
    overloaded: at('overloaded'),
    failing: at('failing'),
    trying: at('trying'),
    silent: at('silent'),
    expired: secure(kamailio.expired),
    'wrong-host': secure(kamailio.wrongHost),
  } as const satisfies Probes;
}

describeWith(['nginx', 'openssl'], 'helplight check tells of the API', () => {
  let nginx: Nginx;
  let watch: Watch;
  beforeAll(async () => {
    nginx = await startNginx();
    const api = (url: string) => ({ kind: 'http', url }) as const;
    watch = await watchPeers('api', nginx.ca, {
      healthy: api(`${nginx.good}/health`),
      missing: api(`${nginx.good}/nowhere`),
      expired: api(`${nginx.expired}/health`),
      certificate: { kind: 'tls', url: `${nginx.good}/` },
    });
    return ends([watch], nginx);
  });
  beforeEach(() => nginx.thaw());
  logOnFailure(() => nginx);

  test('what works, and what is wrong with it', async () => {
    expect(await watch.told()).toEqual({
      healthy: 'up',
      missing: 'unexpected_status',
      expired: 'certificate_expired',
      // The certificates of the tests end in two days.
      certificate: 'certificate_expires_soon',
    });
  });

  test('that it hangs, and that it is gone', async () => {
    nginx.freeze();
    expect(await watch.told()).toMatchObject({ healthy: 'tls_timeout' });
    nginx.thaw();
    await nginx.stop();
    expect(await watch.told()).toMatchObject({ healthy: 'connection_refused' });
    await nginx.start();
    expect(await watch.told()).toMatchObject({ healthy: 'up' });
  });
});

function ends(watches: readonly Watch[], peer: { end(): Promise<void> }): () => Promise<void> {
  return async () => {
    await Promise.all(watches.map((watch) => watch.end()));
    await peer.end();
  };
}
