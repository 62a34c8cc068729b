import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Login } from '../../src/domain/monitor/probe-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import type { SipSpec } from '../../src/domain/monitor/sip-spec.ts';
import { makeCertificates } from '../support/certificates.ts';
import { nodeProbe } from '../support/node-probe.ts';
import {
  type Reply,
  replying,
  response,
  sipOver,
  sipSpec,
  startSipTarget,
} from '../support/targets/sip.ts';
import { type Demand, demanding, valueIn } from '../support/targets/sip-registrar.ts';
import { startTarget } from '../support/targets/tcp.ts';
import { observe } from './observed-run.ts';

const login: Login = { user: 'probe', password: 's3cret:"\\ 你好' };
const wrong: Login = { ...login, password: 'wrong' };
const fine = replying('200 OK');

async function start(reply: Reply) {
  const target = await startSipTarget(reply);
  onTestFinished(target.stop);
  return target;
}

async function lookAt(reply: Reply, given: Partial<SipSpec> = {}, probe = nodeProbe('sip')) {
  const target = await start(reply);
  const spec = sipSpec({ port: target.port, login, ...given });
  return { ...(await observe(probe, spec, 2000)), target };
}

describe('the sip probe and credentials', () => {
  const demands: readonly (readonly [what: string, demand: Partial<Demand>])[] = [
    ['without qop and algorithm (RFC 2069)', { values: 'opaque="o"' }],
    ['MD5', { values: 'algorithm=MD5, qop="auth"' }],
    ['SHA-256', { values: 'algorithm=SHA-256, qop="auth,auth-int", opaque="a\\"b"' }],
    ['SHA-512-256', { values: 'algorithm=SHA-512-256,qop="auth-int , auth"' }],
    ['a proxy', { status: 407 }],
    ['a realm with quotes', { realm: 'The "best" \\ realm' }],
    ['a nonce that is too old once', { stale: 1 }],
  ];
  test.each(demands)('answers a challenge: %s', async (_, demand) => {
    const { result, target } = await lookAt(demanding({ login, ...demand }, fine));
    expect(result).toMatchObject({ outcome: 'up', reason: null });
    expect(Object.keys(result.phases)).toEqual(['dns', 'request', 'auth']);
    expect(target.heard[0]?.text).not.toContain('Digest');
    expect(target.heard.map(({ text }) => text).join()).not.toContain('s3cret');
  });

  test('answers both a gateway and the proxy before it', async () => {
    const gateway = demanding({ login }, fine);
    const { result } = await lookAt(demanding({ login, status: 407 }, gateway));
    expect(result).toMatchObject({ outcome: 'up' });
  });

  test('repeats only the question that is not answered yet', async () => {
    let signedIn = 0;
    const { target } = await lookAt(demanding({ login }, (r) => (++signedIn < 2 ? [] : fine(r))));
    const sequences = target.heard.map(({ header }) => header('CSeq'));
    expect(sequences).toEqual(['1 OPTIONS', '2 OPTIONS', '2 OPTIONS']);
  });

  test('takes the strongest of several challenges', async () => {
    const offered = ['MD5', 'SHA-256', 'SHA-999'].map(
      (name) => `WWW-Authenticate: Digest realm="r", nonce="n", algorithm=${name}, qop="auth"`,
    );
    const { target } = await lookAt((r) => [
      response(r, '401 Who', ['WWW-Authenticate: Basic', ...offered]),
    ]);
    expect(valueIn(target.heard[1]?.header('Authorization') ?? '', 'algorithm')).toBe('SHA-256');
    expect(target.heard).toHaveLength(2);
  });

  const refused: readonly (readonly [what: string, reply: Reply, reason: Reason])[] = [
    ['a wrong password', demanding({ login: wrong }, fine), 'credentials_rejected'],
    ['a wrong user', demanding({ login: { ...login, user: 'x' } }, fine), 'credentials_rejected'],
    ['403 after signing in', demanding({ login }, replying('403 No')), 'credentials_rejected'],
    [
      'a nonce that is always too old',
      demanding({ login, stale: 9 }, fine),
      'credentials_rejected',
    ],
    ['503 after signing in', demanding({ login }, replying('503 Busy')), 'gateway_error'],
    ['403 before it', replying('403 No'), 'prober_not_allowed'],
    ['401 without a challenge', replying('401 Who'), 'protocol_error'],
    ['a sign-in of another kind', replying('401 Who', ['WWW-Authenticate: NTLM']), 'misconfigured'],
    [
      'a challenge without a nonce',
      replying('401 Who', ['WWW-Authenticate: Digest realm="r"']),
      'protocol_error',
    ],
  ];
  test.each(refused)('%s', async (_, reply, reason) => {
    const { result } = await lookAt(reply);
    expect(result).toMatchObject({ reason });
    expect(result.detail).not.toContain('s3cret');
  });

  test('does not try a rejected password again, and still sees a gateway that is in trouble', async () => {
    const probe = nodeProbe('sip');
    let isWell = true;
    const guarded = demanding({ login: wrong }, fine);
    const target = await start((r) => (isWell ? guarded(r) : [response(r, '500 Down')]));
    const spec = sipSpec({ port: target.port, login });
    await observe(probe, spec, 2000);
    expect(target.heard).toHaveLength(2);
    const { result } = await observe(probe, spec, 2000);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'credentials_rejected' });
    expect(target.heard).toHaveLength(3);
    isWell = false;
    expect((await observe(probe, spec, 2000)).result).toMatchObject({ reason: 'gateway_error' });
  });

  test.each(['a\r\nb', 'a\u0000b', 'a\u007f'])('cannot say the user name %j', async (user) => {
    const { result, target } = await lookAt(demanding({ login }, fine), {
      login: { ...login, user },
    });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
    expect(target.heard).toHaveLength(1);
  });

  test('any user name and password arrive as they are', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const user = text.filter((name) => name !== '' && !/\p{Cc}/u.test(name));
    const values = fc.constantFrom('qop="auth"', 'algorithm=SHA-256', 'algorithm=MD5, qop=auth');
    let gate: Reply = fine;
    const target = await start((request) => gate(request));
    await fc.assert(
      fc.asyncProperty(user, text, text, values, async (name, password, realm, offered) => {
        const any = { user: name, password };
        gate = demanding({ login: any, values: offered, realm: asBytes(realm) }, fine);
        const spec = sipSpec({ port: target.port, login: any });
        const { result } = await observe(nodeProbe('sip'), spec, 5000);
        expect(result).toMatchObject({ outcome: 'up', reason: null });
      }),
      { numRuns: 200 },
    );
  });
});

describe('the sip probe and a registration', () => {
  const question = { method: 'REGISTER', address: 'sip:probe@pbx.example' } as const;
  const uri = 'sip:help@pbx.example:5070';

  test('binds an address of its own for a minute, and takes just that back', async () => {
    const { result, target } = await lookAt(demanding({ login }, fine), { uri, question });
    expect(result).toMatchObject({ outcome: 'up', reason: null });
    expect(Object.keys(result.phases)).toEqual(['dns', 'request', 'auth', 'unregister']);
    const heard = (name: string) => target.heard.map(({ header }) => header(name));
    expect(target.heard.map((each) => each.uri)).toEqual(Array(3).fill('sip:pbx.example:5070'));
    expect(heard('Expires')).toEqual(['60', '60', '0']);
    expect(heard('CSeq')).toEqual(['1 REGISTER', '2 REGISTER', '3 REGISTER']);
    expect(new Set(heard('Call-ID')).size).toBe(1);
    expect(new Set(heard('To'))).toEqual(new Set([`<${question.address}>`]));
    const contacts = heard('Contact').map((contact) => contact.replace(/;expires=\d+$/, ''));
    expect(new Set(contacts).size).toBe(1);
    expect(contacts[0]).toContain(target.heard[0]?.from);
    const counts = heard('Authorization').map((answer) => valueIn(answer, 'nc'));
    expect(counts).toEqual(['', '00000001', '00000002']);
  });

  test('is well where the gateway does not answer to that', async () => {
    const stubborn: Reply = (r) => (r.header('Expires') === '0' ? [] : fine(r));
    const { result, target } = await lookAt(stubborn, { question });
    expect(result).toMatchObject({ outcome: 'up', reason: null });
    expect(target.heard.at(-1)?.header('Expires')).toBe('0');
  });

  test('takes back what may have been registered when it hears nothing', async () => {
    const { result, target } = await lookAt(() => [], { question });
    expect(result).toMatchObject({ outcome: 'down', reason: 'no_response' });
    await expect.poll(() => target.heard.at(-1)?.header('Expires')).toBe('0');
  });

  test.each(['tcp', 'tls'] as const)('does so over %s', async (transport) => {
    const { ca, good } = await makeCertificates();
    const heard: string[] = [];
    const behaviour = sipOver((request) => {
      heard.push(request.header('Expires'));
      return [];
    });
    const target = await startTarget(behaviour, transport === 'tls' ? { identity: good } : {});
    onTestFinished(target.stop);
    const spec = sipSpec({ port: target.port, transport, question });
    const { result } = await observe(nodeProbe('sip', { ca }), spec, 500);
    expect(result).toMatchObject({ outcome: 'down', reason: 'no_response' });
    await target.allClosed();
    expect(heard).toEqual(['60', '0']);
  });

  const refusals: readonly (readonly [status: string, reason: Reason])[] = [
    ['404 Not Found', 'line_not_found'],
    ['403 Forbidden', 'prober_not_allowed'],
    ['405 Not Allowed', 'request_refused'],
    ['423 Too Brief', 'request_refused'],
    ['500 Sorry', 'gateway_error'],
  ];
  test.each(refusals)('has nothing to take back after %s', async (status, reason) => {
    const { result, target } = await lookAt(replying(status), { question });
    expect(result).toMatchObject({ reason });
    // What was sent before has come when this has.
    await observe(nodeProbe('sip'), sipSpec({ port: target.port }), 2000);
    expect(target.heard.map(({ method }) => method)).toEqual(['REGISTER', 'OPTIONS']);
  });
});

function asBytes(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/[\r\n\0]/g, '');
}
