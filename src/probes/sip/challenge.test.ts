import { describe, expect, test } from 'vitest';
import { strongestChallenge } from './challenge.ts';
import type { SipResponse } from './message.ts';

function challenging(name: string, values: readonly string[], status = 401): SipResponse {
  return {
    kind: 'response',
    status,
    statusLine: `SIP/2.0 ${status} Sign In`,
    headers: new Map([[name, values]]),
    branches: [],
    fromTag: '',
    callId: '',
    sequence: 1,
    method: 'OPTIONS',
  };
}

function challengeIn(...values: readonly string[]) {
  return strongestChallenge(challenging('www-authenticate', values));
}

test('reads every value, in whatever way it is written', () => {
  const line =
    'DIGEST  Realm = "a, \\"b\\" ; c" ,nonce="=,=", opaque=plain,STALE=True, algorithm=sha-256,qop="auth-int, AUTH",charset=UTF-8';
  expect(challengeIn(line)).toEqual({
    header: 'Authorization',
    algorithm: 'SHA-256',
    algorithmIs: 'named',
    realm: 'a, "b" ; c',
    nonce: '=,=',
    opaque: 'plain',
    qop: 'auth',
    nonceIs: 'stale',
  });
});

test('takes for MD5 and new what says nothing else (RFC 2069)', () => {
  expect(challengeIn('Digest realm="", nonce=""')).toMatchObject({
    algorithm: 'MD5',
    algorithmIs: 'implied',
    opaque: null,
    qop: null,
    nonceIs: 'new',
  });
});

test('answers a proxy as a proxy', () => {
  const response = challenging('proxy-authenticate', ['Digest realm="r", nonce="n"'], 407);
  expect(strongestChallenge(response)).toMatchObject({ header: 'Proxy-Authorization' });
});

describe('of several it takes', () => {
  const of = (algorithm: string, more = '') =>
    `Digest realm="r", nonce="n", algorithm=${algorithm}${more}`;
  test.each([
    ['the strongest', [of('MD5'), of('SHA-512-256'), of('SHA-256')], 'SHA-512-256'],
    ['one that is known', [of('SHA-999'), of('MD5-sess'), of('MD5')], 'MD5'],
    ['one whose qop is known', [of('SHA-256', ', qop="auth-int"'), of('MD5', ', qop=auth')], 'MD5'],
    ['a digest', ['Basic realm="r"', of('SHA-256')], 'SHA-256'],
  ])('%s', (_, values, algorithm) => {
    expect(challengeIn(...values)).toMatchObject({ algorithm });
  });
});

describe('it cannot answer', () => {
  test.each([
    ['none', [], 'protocol_error'],
    ['one without a realm', ['Digest nonce="n"'], 'protocol_error'],
    ['one without a nonce', ['Digest realm="r"'], 'protocol_error'],
    ['one of another kind', ['Bearer x'], 'misconfigured'],
    ['an unknown hash', ['Digest realm="r", nonce="n", algorithm=X'], 'misconfigured'],
    [
      'only a signature of the body',
      ['Digest realm="r",nonce="n",qop="auth-int"'],
      'misconfigured',
    ],
  ])('%s', (_, values, reason) => {
    expect(() => challengeIn(...values)).toThrow(expect.objectContaining({ reason }));
  });
});
