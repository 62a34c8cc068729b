import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MailServer } from '../../src/domain/monitor/mail-spec.ts';
import type { Login } from '../../src/domain/monitor/probe-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import { makeCertificates } from '../support/certificates.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { smtpSpec } from '../support/targets/mail-specs.ts';
import { type SmtpManners, smtpServing } from '../support/targets/smtp.ts';
import { observe } from './observed-run.ts';
import { ampleMs, start } from './probe-subject.ts';

const login: Login = { user: 'probe', password: 'open sesame' };
const admits = (given: Login) => given.user === login.user && given.password === login.password;

async function lookAt(manners: SmtpManners, server: Partial<MailServer> = {}, probe = newProbe()) {
  return (await changingServer(probe))(manners, server);
}

/** A server on one port that is looked at again and again, each time in other manners. */
async function changingServer(probe: ReturnType<typeof newProbe>) {
  let manners: SmtpManners = {};
  let heard: string[] = [];
  const onLine = (line: string) => heard.push(line);
  const target = await start((socket) => smtpServing({ ...manners, onLine })(socket));
  return async (given: SmtpManners, server: Partial<MailServer> = {}) => {
    manners = given;
    heard = [];
    const spec = smtpSpec({ server: { port: target.port, login, ...server } });
    const { result } = await observe(probe, spec, ampleMs);
    return { result, heard };
  };
}

function newProbe(ca?: string) {
  return nodeProbe('smtp', { ca });
}

describe('the smtp probe signs in', () => {
  const offers: readonly (readonly [extension: string, command: string])[] = [
    ['AUTH PLAIN LOGIN', 'AUTH PLAIN AHByb2JlAG9wZW4gc2VzYW1l'],
    ['AUTH LOGIN', 'AUTH LOGIN'],
    ['auth plain', 'AUTH PLAIN AHByb2JlAG9wZW4gc2VzYW1l'],
    ['AUTH=LOGIN', 'AUTH LOGIN'],
  ];
  test.each(offers)('where %s is offered', async (extension, command) => {
    const { result, heard } = await lookAt({ extensions: [extension], admits });
    expect(result).toMatchObject({ outcome: 'up' });
    expect(Object.keys(result.phases)).toContain('auth');
    expect(heard).toContain(command);
  });

  test('inside TLS, where it is offered only there', async () => {
    const { ca, good } = await makeCertificates();
    const manners = { identity: good, extensionsInside: ['AUTH PLAIN'], admits };
    const { result } = await lookAt(manners, {}, newProbe(ca));
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
  });

  const credential = fc
    .string({ unit: 'grapheme', maxLength: 400 })
    .filter((said) => !said.includes('\0'));
  test.each(['PLAIN', 'LOGIN'])('by %s with any user and password', async (mechanism) => {
    const arrived: Login[] = [];
    const serving = smtpServing({
      extensions: [`AUTH ${mechanism}`],
      admits: (given) => arrived.push(given) > 0,
    });
    const target = await start(serving);
    await fc.assert(
      fc.asyncProperty(credential, credential, async (user, password) => {
        const server = { port: target.port, login: { user, password } };
        const { result } = await observe(newProbe(), smtpSpec({ server }), ampleMs);
        expect(result.outcome).toBe('up');
        expect(arrived.at(-1)).toEqual({ user, password });
      }),
      { numRuns: 60 },
    );
  });
});

describe('the smtp probe cannot sign in', () => {
  const rows: readonly (readonly [manners: SmtpManners, reason: Reason])[] = [
    [{ replies: { AUTH: '535 5.7.8 Wrong' } }, 'credentials_rejected'],
    [{ replies: { AUTH: '454 4.7.0 Temporary failure' } }, 'login_unavailable'],
    [{ replies: { AUTH: '530 5.7.0 STARTTLS first' } }, 'misconfigured'],
    [{ replies: { AUTH: '421 4.4.2 Bye' } }, 'mail_server_unavailable'],
    [{ extensions: [] }, 'login_unavailable'],
    [{ extensions: ['AUTH GSSAPI XOAUTH2'] }, 'misconfigured'],
  ];
  test.each(rows)('at a server with %j', async (manners, reason) => {
    const { result, heard } = await lookAt({ extensions: ['AUTH PLAIN'], ...manners });
    expect(result.reason).toBe(reason);
    expect(heard.at(-1)).toBe('QUIT');
  });

  test('with a NUL in its credentials', async () => {
    const { result } = await lookAt(
      { extensions: ['AUTH PLAIN'] },
      { login: { user: 'a\0b', password: 'c' } },
    );
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });

  test('and quotes the server without the credentials', async () => {
    const replies = { AUTH: '500 5.5.1 What is "AUTH PLAIN AHByb2JlAG9wZW4gc2VzYW1l"?' };
    const { result } = await lookAt({ extensions: ['AUTH PLAIN'], replies });
    expect(result.detail).toBe('AUTH: 500 5.5.1 What is "AUTH PLAIN …"?');
  });

  test('and quotes a peer that only repeats what it hears without the credentials', async () => {
    const replies = { AUTH: 'AUTH PLAIN AHByb2JlAG9wZW4gc2VzYW1l' };
    const { result } = await lookAt({ extensions: ['AUTH PLAIN'], replies });
    expect(result).toMatchObject({ reason: 'protocol_error' });
    expect(result.detail).toBe('This is no reply of SMTP: AUTH PLAIN …');
  });
});

describe('the smtp probe after its credentials were rejected', () => {
  const manners: SmtpManners = { extensions: ['AUTH PLAIN'], admits: () => false };

  test('does not try them again, but looks as far as it can', async () => {
    const look = await changingServer(newProbe());
    const first = await look(manners);
    expect(first.result).toMatchObject({ reason: 'credentials_rejected' });
    expect(first.result.detail).toBe('AUTH: 535 5.7.8 Wrong');
    const second = await look(manners);
    expect(second.result).toMatchObject({ outcome: 'unknown', reason: 'credentials_rejected' });
    expect(second.heard).toEqual(['EHLO [127.0.0.1]', 'QUIT']);
    const dead = await look({ ...manners, greeting: '421 4.3.2 Closing' });
    expect(dead.result).toMatchObject({ outcome: 'down', reason: 'mail_server_unavailable' });
  });

  test('tries others', async () => {
    const look = await changingServer(newProbe());
    await look(manners);
    const server = { login: { ...login, password: 'another' } };
    const { result } = await look({ ...manners, admits: () => true }, server);
    expect(result).toMatchObject({ outcome: 'up' });
  });
});
