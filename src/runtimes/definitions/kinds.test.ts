import { describe, expect, test } from 'vitest';
import { defineMonitor, defineSite } from '../../domain/definition.ts';
import type { ProbeDefinition } from '../../domain/monitor/probe-definition.ts';
import { DefinitionError, type Resolved, resolveDefinitions } from './resolve.ts';

const name = { zh: '邮件客服', en: 'Email' };
const site = defineSite({
  name,
  timeZone: 'Asia/Shanghai',
  timeZoneName: { zh: '北京时间', en: 'Beijing time' },
  groups: [{ slug: 'support', name, components: [{ slug: 'email', name, channel: 'email' }] }],
});

function resolved(probe: object, environment = {}): Resolved {
  const definition = probe as ProbeDefinition;
  const monitor = defineMonitor({ slug: 'one', component: 'email', probe: definition });
  return resolveDefinitions(
    [
      { file: 'site.ts', exported: site },
      { file: 'one.ts', exported: monitor },
    ],
    environment,
  );
}

/** The probe of the one monitor; null when it does not run. */
function read(probe: object, environment = {}) {
  return resolved(probe, environment).watched.monitors[0]?.probe ?? null;
}

/** The one fault line of a wrong probe. */
function fault(probe: object, environment = {}): string {
  try {
    resolved(probe, environment);
  } catch (error) {
    if (error instanceof DefinitionError) return error.message;
    throw error;
  }
  return 'no fault';
}

const smtp = { kind: 'smtp', url: 'smtp://mx.example.com' };
const imap = { kind: 'imap', url: 'imaps://help:secret@mail.example.com/Probe%20mail' };
const sip = { kind: 'sip', uri: 'sip:help@pbx.example.com' };
const dns = { kind: 'dns', domain: 'example.com' };
const tls = { kind: 'tls', url: 'https://chat.example.com/' };
const trip = {
  kind: 'mail-round-trip',
  smtpUrl: 'smtp://robot%40example.com:p%25w@mail.example.com',
  imapUrl: 'imaps://help:secret@mail.example.com',
  recipient: 'help@example.com',
};

describe('a mail server', () => {
  const login = { user: 'u', password: 'p' };
  test.each([
    ['smtp://mx.example.com', 'mx.example.com', 25, 'starttls', null],
    ['smtp://u:p@mx.example.com', 'mx.example.com', 587, 'starttls', login],
    ['smtps://mx.example.com', 'mx.example.com', 465, 'tls', null],
    ['smtp://[2001:db8::1]:2525', '2001:db8::1', 2525, 'starttls', null],
    [
      'smtp://%3A%2F%40:%25%E4%B8%AD%20%26@mx.example.com:25',
      'mx.example.com',
      25,
      'starttls',
      { user: ':/@', password: '%中 &' },
    ],
  ])('%s', (url, host, port, security, credentials) => {
    const server = { host, port, security, login: credentials };
    expect(read({ ...smtp, url })).toMatchObject({ kind: 'smtp', server });
  });

  test('of IMAP is looked at in the mailbox that its URL names, or in INBOX', () => {
    expect(read(imap)).toMatchObject({ mailbox: 'Probe mail', server: { port: 993 } });
    expect(read({ ...imap, url: 'imap://u:p@mail.example.com' })).toMatchObject({
      mailbox: 'INBOX',
      server: { port: 143, security: 'starttls' },
      newestWithinMs: null,
    });
  });

  test('is asked with the null sender for nobody unless told otherwise', () => {
    const bare = { recipient: null, sender: '', heloName: null, family: 'any' };
    expect(read(smtp)).toMatchObject(bare);
    const recipient = { env: 'SUPPORT_MAIL_ADDRESS' };
    expect(read({ ...smtp, recipient })).toMatchObject(bare);
    const environment = { SUPPORT_MAIL_ADDRESS: 'help@example.com' };
    expect(read({ ...smtp, recipient }, environment)).toMatchObject({
      recipient: 'help@example.com',
    });
  });

  test.each([
    ['http://mx.example.com', /must be a URL such as smtp:/],
    ['smtp://', /must be a URL such as smtp:/],
    ['smtp://user@mx.example.com', /must have both a user and a password/],
    ['smtp://u:100%@mx.example.com', /must have its reserved signs percent-encoded/],
    ['smtp://mx.example.com:0', /must have a port from 1 to 65535/],
  ])('%s is refused', (url, remedy) => {
    expect(fault({ ...smtp, url })).toMatch(/^one\.ts: probe\.url /);
    expect(fault({ ...smtp, url })).toMatch(remedy);
  });

  test('is refused without its password being quoted', () => {
    const line = fault({ kind: 'smtp', url: { env: 'MX' } }, { MX: 'smtp://me:hu%nter2@mx' });
    expect(line).toMatch(/^one\.ts: probe\.url is taken from MX and must have/);
    expect(line).not.toContain('nter2');
  });

  test.each([
    [{ ...smtp, recipient: 'help' }, /recipient must be a mail address/],
    [{ ...smtp, recipient: 'a@b>\r\nRCPT TO:<c@d' }, /recipient must be a mail address/],
    [{ ...smtp, sender: 'a b@example.com' }, /sender must be a mail address/],
    [{ ...smtp, heloName: 'a b' }, /heloName must be a host name/],
    [{ ...imap, newestWithinSeconds: 5 }, /newestWithinSeconds must be at least 60/],
    [{ ...imap, url: 'imap://u:p@mail.example.com/%0D%0A' }, /must name its mailbox in one line/],
    [{ ...imap, url: 'imap://u:p@mail.example.com/Open?New' }, /reserved signs percent-encoded/],
    [{ ...imap, url: 'imap://u:p@mail.example.com/C#1' }, /reserved signs percent-encoded/],
  ])('%o is refused', (probe, remedy) => {
    expect(fault(probe)).toMatch(remedy);
  });
});

describe('a round trip', () => {
  test('goes from the address that it signs in with to the mailbox', () => {
    expect(read(trip)).toEqual({
      kind: 'mail-round-trip',
      smtp: {
        host: 'mail.example.com',
        port: 587,
        security: 'starttls',
        login: { user: 'robot@example.com', password: 'p%w' },
      },
      imap: {
        host: 'mail.example.com',
        port: 993,
        security: 'tls',
        login: { user: 'help', password: 'secret' },
      },
      family: 'any',
      sender: 'robot@example.com',
      recipient: 'help@example.com',
      mailbox: 'INBOX',
      degradedAboveMs: 60_000,
    });
    const smtpUrl = 'smtp://robot:x@mail.example.com';
    expect(read({ ...trip, smtpUrl })).toMatchObject({ sender: 'help@example.com' });
  });

  test('is patient, and looks every five minutes', () => {
    const [monitor] = resolved(trip).watched.monitors;
    expect(monitor).toMatchObject({
      intervalMs: 300_000,
      timeoutMs: 120_000,
      recoverAfter: 1,
      degradedAfterMs: null,
    });
  });

  test('needs all of its targets, and says which are not set', () => {
    const imapUrl = { env: 'SUPPORT_IMAP_URL' };
    const recipient = { env: 'SUPPORT_MAIL_ADDRESS' };
    const { watched, unwatched } = resolved({ ...trip, imapUrl, recipient });
    expect(watched.monitors).toEqual([]);
    const why = 'set SUPPORT_IMAP_URL and SUPPORT_MAIL_ADDRESS';
    expect(unwatched).toEqual([{ slug: 'one', kind: 'unset', why }]);
  });

  test('needs a login, as no mailbox is open to strangers', () => {
    const bare = 'imaps://mail.example.com';
    expect(fault({ ...trip, imapUrl: bare })).toMatch(/imapUrl must have a user and a password/);
    const imapUrl = { env: 'SUPPORT_IMAP_URL' };
    const { unwatched } = resolved({ ...trip, imapUrl }, { SUPPORT_IMAP_URL: bare });
    const why = 'SUPPORT_IMAP_URL has no user and password';
    expect(unwatched).toEqual([{ slug: 'one', kind: 'passed over', why }]);
  });
});

describe('a phone gateway', () => {
  test.each([
    ['sip:pbx.example.com', 'sip:pbx.example.com', 'pbx.example.com', 5060, 'udp'],
    ['sip:help@pbx.example.com;transport=TCP', 'sip:help@pbx.example.com', null, 5060, 'tcp'],
    ['sip:help@pbx.example.com;transport=tls', 'sip:help@pbx.example.com', null, 5061, 'tls'],
    ['sips:help@pbx.example.com', 'sips:help@pbx.example.com', 'pbx.example.com', 5061, 'tls'],
    ['sip:+86400@[::1]:5080', 'sip:+86400@[::1]:5080', '::1', 5080, 'udp'],
    ['sips:a@pbx;transport=tcp', 'sips:a@pbx', 'pbx', 5061, 'tls'],
  ])('%s', (uri, asked, host, port, transport) => {
    const target = { uri: asked, port, transport, ...(host && { host }) };
    expect(read({ ...sip, uri })).toMatchObject(target);
  });

  test.each([
    'tel:+86400',
    'sip:',
    'sip:help@pbx;lr',
    'sip:help@pbx:0',
    'sip:help@pbx:70000',
    'sip:help@pbx\r\nX: y',
    'sip:a@b@c',
    'sips:help@pbx;transport=udp',
  ])('%j is refused', (uri) => {
    expect(fault({ ...sip, uri })).toMatch(/^one\.ts: probe\.uri must /);
  });

  test('is asked by OPTIONS, or to take a registration of an address for tests', () => {
    expect(read(sip)).toMatchObject({ question: { method: 'OPTIONS' }, login: null, accept: [] });
    const register = 'sip:probe@pbx.example.com';
    expect(read({ ...sip, register })).toMatchObject({
      question: { method: 'REGISTER', address: register },
    });
    expect(fault({ ...sip, register: sip.uri })).toMatch(/register must be an address for tests/);
    expect(fault({ ...sip, register: 'sip:probe@pbx:1' })).toMatch(/register must be an address/);
  });

  test('is signed in to with both halves of the credentials, or with none', () => {
    const halves = { user: { env: 'USER_NAME' }, password: { env: 'PASSWORD' } };
    expect(read({ ...sip, ...halves })).toMatchObject({ login: null });
    expect(fault({ ...sip, ...halves }, { USER_NAME: 'u' })).toMatch(/password is missing/);
    const both = { USER_NAME: 'u', PASSWORD: 'p' };
    expect(read({ ...sip, ...halves }, both)).toMatchObject({
      login: { user: 'u', password: 'p' },
    });
  });
});

describe('records in DNS', () => {
  test('are those of a domain or of a mail address, asked for once a day', () => {
    const expected = { mx: true, spf: true, dmarc: true, dkim: [], addresses: [] };
    expect(read(dns)).toEqual({ ...dns, server: null, expect: expected });
    expect(read({ ...dns, domain: 'help@客服.example.com' })).toMatchObject({
      domain: '客服.example.com',
    });
    expect(resolved(dns).watched.monitors[0]?.intervalMs).toBe(86_400_000);
  });

  test('are not looked for where a domain is in no DNS', () => {
    const domain = { env: 'SUPPORT_MAIL_ADDRESS' };
    const environment = { SUPPORT_MAIL_ADDRESS: 'help@wallet.example' };
    const why = 'SUPPORT_MAIL_ADDRESS is of a domain that is not in DNS';
    const { unwatched } = resolved({ ...dns, domain }, environment);
    expect(unwatched).toEqual([{ slug: 'one', kind: 'passed over', why }]);
  });

  test.each([
    ['192.0.2.53', '192.0.2.53', 53],
    ['127.0.0.1:5353', '127.0.0.1', 5353],
    ['[::1]:5353', '::1', 5353],
    ['2001:db8::53', '2001:db8::53', 53],
  ])('are asked of the server %s', (server, host, port) => {
    expect(read({ ...dns, server })).toMatchObject({ server: { host, port } });
  });

  test.each([
    [{ domain: 'example..com' }, /domain must be a domain/],
    [{ server: 'ns.example.com' }, /server must be the IP address/],
    [{ expect: {} }, /expect must ask for something/],
    [{ expect: { dkim: ['a b'] } }, /dkim\[0\] must be a domain/],
  ])('%o is refused', (changes, remedy) => {
    expect(fault({ ...dns, ...changes })).toMatch(remedy);
  });
});

describe('a certificate', () => {
  test.each([
    ['https://chat.example.com/x', 'chat.example.com', 443, null],
    ['wss://chat.example.com:8443/', 'chat.example.com', 8443, null],
    ['smtps://mail.example.com', 'mail.example.com', 465, null],
    ['smtp://mail.example.com', 'mail.example.com', 25, 'smtp'],
    ['imap://u:p@mail.example.com', 'mail.example.com', 143, 'imap'],
    ['sips:help@pbx.example.com', 'pbx.example.com', 5061, null],
    ['tls://[2001:db8::1]:853', '2001:db8::1', 853, null],
  ])('of %s', (url, host, port, starttls) => {
    const days = { degradedBelowDays: 21, downBelowDays: 7 };
    expect(read({ ...tls, url })).toEqual({
      kind: 'tls',
      host,
      port,
      starttls,
      ...days,
      family: 'any',
    });
  });

  test.each(['http://chat.example.com/', 'tls://host', 'sip:help@pbx.example.com', 'x'])(
    'of %s is refused',
    (url) => {
      expect(fault({ ...tls, url })).toMatch(/probe\.url must be a URL that begins with https/);
    },
  );

  test.each([
    'ws://chat.example.com/',
    'http://api.example.com/',
    'sip:help@pbx.example.com',
    'smtp://127.0.0.1:2525',
    'imap://u:p@localhost:143/INBOX',
  ])('is not looked for at %s, which is not encrypted', (target) => {
    const { unwatched } = resolved({ ...tls, url: { env: 'TARGET' } }, { TARGET: target });
    expect(unwatched).toEqual([
      { slug: 'one', kind: 'passed over', why: 'TARGET is not encrypted' },
    ]);
  });

  test.each([
    ['smtp://user@mail.example.com', /must have both a user and a password/],
    ['imaps://u:100%@mail.example.com', /must have its reserved signs percent-encoded/],
    ['sips:help@pbx;lr', /must have no parameter but transport/],
  ])('of %s is refused for what is wrong with it', (url, remedy) => {
    expect(fault({ ...tls, url })).toMatch(remedy);
  });

  test.each(['smtp://localhost.example.com', 'imap://127.example.com'])(
    'is looked for at %s, which is another machine',
    (target) => {
      const { watched } = resolved({ ...tls, url: { env: 'TARGET' } }, { TARGET: target });
      expect(watched.monitors).toHaveLength(1);
    },
  );

  test('is due for renewal before it is about to end', () => {
    const line = fault({ ...tls, degradedBelowDays: 5, downBelowDays: 6 });
    expect(line).toMatch(/downBelowDays must be at most degradedBelowDays/);
  });
});
