import { expect, test } from 'vitest';
import type { Challenge } from '../../sip/challenge.ts';
import { authorization } from './digest.ts';

const example: Challenge = {
  header: 'Authorization',
  algorithm: 'MD5',
  algorithmIs: 'named',
  realm: 'http-auth@example.org',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS',
  qop: 'auth',
  nonceIs: 'new',
};
const signed = {
  method: 'GET',
  uri: '/dir/index.html',
  nonceCount: 1,
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};
const mufasa = { user: 'Mufasa', password: 'Circle of Life' };

test('RFC 7616 §3.9.1 by MD5, word for word', () => {
  expect(authorization(example, mufasa, signed)).toBe(
    'Authorization: Digest username="Mufasa", realm="http-auth@example.org", ' +
      'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", ' +
      'response="8ca523f5e9506fed4657c9700eebdbec", algorithm=MD5, ' +
      'cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, nc=00000001, ' +
      'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
  );
});

test('RFC 7616 §3.9.1 by SHA-256', () => {
  const line = authorization({ ...example, algorithm: 'SHA-256' }, mufasa, signed);
  expect(line).toContain(
    'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"',
  );
});

test('RFC 7616 §3.9.2 by SHA-512-256, as erratum 4897 mends it', () => {
  const challenge: Challenge = {
    ...example,
    algorithm: 'SHA-512-256',
    realm: 'api@example.org',
    nonce: '5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK',
  };
  const doe = { user: 'J\u00e4s\u00f8n Doe', password: 'Secret, or not?' };
  const cnonce = 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v';
  const line = authorization(challenge, doe, { ...signed, uri: '/doe.json', cnonce });
  expect(line).toContain(
    'response="3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"',
  );
});

test('RFC 2617 §3.5', () => {
  const challenge = {
    ...example,
    realm: 'testrealm@host.com',
    nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
  };
  const login = { user: 'Mufasa', password: 'Circle Of Life' };
  const line = authorization(challenge, login, { ...signed, cnonce: '0a4f113b' });
  expect(line).toContain('response="6629fae49393a05397450978507c4ef1"');
});

test('RFC 2069 §2.4 has no qop, as its errata reckon it', () => {
  const challenge: Challenge = {
    ...example,
    header: 'Proxy-Authorization',
    algorithmIs: 'implied',
    realm: 'testrealm@host.com',
    nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
    opaque: null,
    qop: null,
  };
  const login = { user: 'Mufasa', password: 'CircleOfLife' };
  expect(authorization(challenge, login, signed)).toBe(
    'Proxy-Authorization: Digest username="Mufasa", realm="testrealm@host.com", ' +
      'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/dir/index.html", ' +
      'response="1949323746fe6a43ef61f9606e7febea"',
  );
});

test('counts uses of a nonce in eight hexadecimal digits', () => {
  expect(authorization(example, mufasa, { ...signed, nonceCount: 300 })).toContain('nc=0000012c');
});
