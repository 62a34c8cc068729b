import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MailServer } from '../../src/domain/monitor/mail-spec.ts';
import type { Login } from '../../src/domain/monitor/probe-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { type ImapManners, imapServing } from '../support/targets/imap.ts';
import { imapSpec } from '../support/targets/mail-specs.ts';
import { observe } from './observed-run.ts';
import { ampleMs, start } from './probe-subject.ts';

const login: Login = { user: 'probe', password: 'open sesame' };
const admits = (given: Login) => given.user === login.user && given.password === login.password;

async function lookAt(manners: ImapManners, server: Partial<MailServer> = {}) {
  return (await changingServer())(manners, server);
}

/** A server on one port that is looked at again and again, each time in other manners. */
async function changingServer() {
  const probe = nodeProbe('imap');
  let manners: ImapManners = {};
  let heard: string[] = [];
  const onLine = (line: string) => heard.push(line.replace(/^(?:a\d+|bye) /, ''));
  const target = await start((socket) => imapServing({ ...manners, onLine })(socket));
  return async (given: ImapManners, server: Partial<MailServer> = {}) => {
    manners = given;
    heard = [];
    const spec = imapSpec({ server: { port: target.port, login, ...server } });
    const { result } = await observe(probe, spec, ampleMs);
    return { result, heard };
  };
}

const ways: readonly (readonly [capabilities: readonly string[], command: string])[] = [
  [['AUTH=PLAIN', 'SASL-IR'], 'AUTHENTICATE PLAIN AHByb2JlAG9wZW4gc2VzYW1l'],
  [['AUTH=PLAIN'], 'AUTHENTICATE PLAIN'],
  [['auth=plain', 'LOGINDISABLED'], 'AUTHENTICATE PLAIN'],
  [[], 'LOGIN {5}'],
];

describe('the imap probe signs in', () => {
  test.each(ways)('where %j is offered', async (capabilities, command) => {
    const { result, heard } = await lookAt({ capabilities, admits });
    expect(result).toMatchObject({ outcome: 'up' });
    expect(heard[1]).toBe(command);
  });

  const credential = fc
    .string({ unit: 'grapheme', maxLength: 400 })
    .map((said) => said.replaceAll('\0', ''));
  const credentials = fc.oneof(
    credential,
    fc.constantFrom('', '"\\', 'a\r\nb', '{5}', 'a b LOGOUT'),
  );
  test.each(ways)('by %j with any user and password', async (capabilities) => {
    const arrived: Login[] = [];
    const target = await start(
      imapServing({ capabilities, admits: (given) => arrived.push(given) > 0 }),
    );
    await fc.assert(
      fc.asyncProperty(credentials, credentials, async (user, password) => {
        const server = { port: target.port, login: { user, password } };
        const { result } = await observe(nodeProbe('imap'), imapSpec({ server }), ampleMs);
        expect(result.outcome).toBe('up');
        expect(arrived.at(-1)).toEqual({ user, password });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the imap probe cannot sign in', () => {
  const rows: readonly (readonly [manners: ImapManners, reason: Reason])[] = [
    [{ admits: () => false }, 'credentials_rejected'],
    [{ answers: { AUTHENTICATE: '{tag} NO [UNAVAILABLE] Later' } }, 'login_unavailable'],
    [{ answers: { AUTHENTICATE: '* BYE [UNAVAILABLE] Later' } }, 'mail_server_unavailable'],
    [{ answers: { AUTHENTICATE: '{tag} BAD What?' } }, 'protocol_error'],
    [{ capabilities: ['LOGINDISABLED'] }, 'login_unavailable'],
    [{ capabilities: ['LOGINDISABLED', 'AUTH=GSSAPI'] }, 'misconfigured'],
  ];
  test.each(rows)('at a server with %j', async (manners, reason) => {
    const { result, heard } = await lookAt(manners);
    expect(result.reason).toBe(reason);
    expect(heard.at(-1)).toBe('LOGOUT');
  });

  test.each(ways)('with a NUL in its credentials, by %j', async (capabilities) => {
    const server = { login: { user: 'a\0b', password: 'c' } };
    const { result } = await lookAt({ capabilities }, server);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });

  test('and quotes the server without the credentials', async () => {
    const answers = { AUTHENTICATE: '{tag} BAD AUTHENTICATE PLAIN AHByb2JlAG9wZW4gc2VzYW1l?' };
    const { result } = await lookAt({ answers });
    expect(result.detail).toBe('LOGIN: BAD AUTHENTICATE PLAIN …?');
  });

  test.each([
    '{tag} AUTHENTICATE PLAIN AHByb2JlAG9wZW4gc2VzYW1l',
    '{tag} AUTHENTICATE PLAIN b3BlbiBzZXNhbWU=',
    '{tag} AUTHENTICATE PLAIN open sesame',
  ])('and quotes a peer that only repeats what it hears: %s', async (answer) => {
    const { result } = await lookAt({ answers: { AUTHENTICATE: answer } });
    expect(result).toMatchObject({ reason: 'protocol_error' });
    expect(result.detail).toMatch(/^This is no response of IMAP: a2 AUTHENTICATE PLAIN …$/);
  });

  test('again when its credentials were rejected, but looks as far as it can', async () => {
    const look = await changingServer();
    const first = await look({ admits: () => false });
    expect(first.result.detail).toBe('LOGIN: NO [AUTHENTICATIONFAILED] Wrong');
    const second = await look({ admits: () => true });
    expect(second.result).toMatchObject({ outcome: 'unknown', reason: 'credentials_rejected' });
    expect(second.heard).toEqual(['CAPABILITY', 'LOGOUT']);
    const dead = await look({ greeting: '* BYE Closing' });
    expect(dead.result).toMatchObject({ outcome: 'down', reason: 'mail_server_unavailable' });
  });

  test('and says no more than hello without a login', async () => {
    const { result, heard } = await lookAt({}, { login: null });
    expect(result).toMatchObject({ outcome: 'up', measures: {} });
    expect(heard).toEqual(['CAPABILITY', 'LOGOUT']);
  });
});
