import { describe, expect, test } from 'vitest';
import { baseUrlOf, ConfigError, readConfig } from './config.ts';

const defaults = { monitorsDir: 'shipped' };

test('nothing has to be set', () => {
  expect(readConfig({ HOST: '' }, defaults)).toEqual({
    host: '127.0.0.1',
    port: 8080,
    baseUrl: null,
    dataDir: './data',
    database: { url: 'file:./data/helplight.db', authToken: null },
    logLevel: 'info',
    monitorsDir: 'shipped',
    probeCaFile: null,
    trustProxy: 0,
    secret: null,
    mail: { url: null, from: null, bounceImapUrl: null },
    allowPrivateWebhooks: false,
  });
});

test('mail has a way out and a sender', () => {
  const set = {
    MAIL_URL: 'smtps://user:p%40ss@mail.example.com',
    MAIL_FROM: '钱包客服 <status@example.com>',
    BOUNCE_IMAP_URL: 'imaps://status:secret@mail.example.com/Bounces',
  };
  expect(readConfig(set, defaults).mail).toEqual({
    url: set.MAIL_URL,
    from: set.MAIL_FROM,
    bounceImapUrl: set.BOUNCE_IMAP_URL,
  });
});

test.each([
  ['yes', true],
  ['1', true],
  ['true', true],
  ['no', false],
  ['0', false],
  ['', false],
])('ALLOW_PRIVATE_WEBHOOKS=%s is %s', (ALLOW_PRIVATE_WEBHOOKS, allowed) => {
  expect(readConfig({ ALLOW_PRIVATE_WEBHOOKS }, defaults).allowPrivateWebhooks).toBe(allowed);
});

test('the database lies in DATA_DIR unless it is named', () => {
  expect(readConfig({ DATA_DIR: '/v/a#b?c%d' }, defaults).database.url).toBe(
    'file:/v/a%23b%3Fc%25d/helplight.db',
  );
  expect(readConfig({ DATA_DIR: '/var/h' }, defaults).database.url).toBe(
    'file:/var/h/helplight.db',
  );
  expect(readConfig({ DATABASE_URL: 'libsql://h' }, defaults).database.url).toBe('libsql://h');
});

test.each([
  ['127.0.0.1', '8080', 'http://127.0.0.1:8080'],
  ['status.example', '80', 'http://status.example'],
  ['::', '8080', 'http://[::]:8080'],
  ['::1', '8080', 'http://[::1]:8080'],
  ['fe80::1%eth0', '8080', 'http://[fe80::1]:8080'],
])('who listens on %s, port %s, is reached at %s', (HOST, PORT, url) => {
  expect(baseUrlOf(readConfig({ HOST, PORT }, defaults))).toBe(url);
  const BASE_URL = 'https://status.example';
  expect(baseUrlOf(readConfig({ HOST, PORT, BASE_URL }, defaults))).toBe(BASE_URL);
});

describe('wrong settings are refused all together, and their values are not quoted', () => {
  test.each([
    [{ PORT: 'http' }, ['PORT must be a number from 0 to 65535.']],
    [{ PORT: '70000' }, ['PORT must be a number from 0 to 65535.']],
    [
      { BASE_URL: 'https://h.example/status' },
      ['BASE_URL must be an origin such as https://status.example.com, without a path.'],
    ],
    [
      { DATABASE_URL: 'mysql://root:secret@h' },
      ['DATABASE_URL must begin with file:, libsql:, https: or http:.'],
    ],
    [
      { DATABASE_URL: 'https://' },
      ['DATABASE_URL must name a host, such as libsql://helplight.example.com.'],
    ],
    ...['https://user:secret@h.example', 'libsql://h.example?authToken=secret'].map(
      (url): [{ DATABASE_URL: string }, string[]] => [
        { DATABASE_URL: url },
        ['DATABASE_URL must not hold a password or token; put it into DATABASE_AUTH_TOKEN.'],
      ],
    ),
    [{ SECRET: 'too short' }, ['SECRET must have at least 32 characters.']],
    [{ ALLOW_PRIVATE_WEBHOOKS: 'maybe' }, ['ALLOW_PRIVATE_WEBHOOKS must be yes or no.']],
    [
      { MAIL_URL: 'ftp://u:secret@h.example', MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' },
      [
        'MAIL_FROM must be an address such as status@example.com.',
        'MAIL_URL must begin with smtp:, smtps: or https: and name a host.',
      ],
    ],
    [
      { MAIL_URL: 'smtp://mail.example.com', PORT: '-1' },
      ['PORT must be a number from 0 to 65535.', 'MAIL_FROM must be set where MAIL_URL is.'],
    ],
    [
      { BOUNCE_IMAP_URL: 'https://mail.example.com' },
      ['BOUNCE_IMAP_URL must be a URL such as imaps://user:password@mail.example.com.'],
    ],
    [
      { LOG_LEVEL: 'loud', PORT: '-1' },
      [
        'PORT must be a number from 0 to 65535.',
        'LOG_LEVEL must be one of debug, info, warn, error.',
      ],
    ],
  ])('%j', (environment, lines) => {
    expect(() => readConfig(environment, defaults)).toThrow(new ConfigError(lines.join('\n')));
  });
});
