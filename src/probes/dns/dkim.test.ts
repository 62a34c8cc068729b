import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dkimFault } from './dkim.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsa = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const bareRsa = publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64');
const ed25519 = Buffer.alloc(32, 7).toString('base64');

describe('DKIM keys that receivers can use', () => {
  test.each([
    ['as most are written', `v=DKIM1; k=rsa; p=${rsa}`],
    ['with a semicolon at the end', `v=DKIM1; k=rsa; p=${rsa};`],
    ['without anything but the key', `p=${rsa}`],
    ['without its outer layer', `p=${bareRsa}`],
    ['with white space in it', `v=DKIM1; p=${rsa.slice(0, 100)} \t${rsa.slice(100)}`],
    ['without padding', `v = DKIM1 ; p = ${rsa.replace(/=+$/, '')}`],
    ['of the newer kind', `v=DKIM1; k=ed25519; p=${ed25519}`],
    ['for mail and certain hashes', `v=DKIM1; h=sha1:sha256; s=email; t=s:y; n=note; p=${rsa}`],
    ['with a tag that nobody knows', `v=DKIM1; x=y; p=${rsa}`],
  ])('%s', (_, record) => {
    expect(dkimFault([record])).toBeNull();
  });
});

describe('DKIM keys that are wrong', () => {
  test.each([
    ['missing', [], 'no TXT record'],
    ['there twice', [`p=${rsa}`, `p=${rsa}`], 'more than one'],
    ['another text', ['hello'], 'no list of tags'],
    ['a tag that comes twice', [`p=${rsa}; p=${rsa}`], 'no list of tags'],
    ['of another version', [`v=DKIM2; p=${rsa}`], 'version is "DKIM2"'],
    ['with its version last', [`p=${rsa}; v=DKIM1`], 'not the first'],
    ['without a key', ['v=DKIM1; k=rsa'], 'no key'],
    ['revoked', ['v=DKIM1; p='], 'revoked'],
    ['revoked, with more after it', ['v=DKIM1; p= ; t=s'], 'revoked'],
    ['not base64', ['v=DKIM1; p=a*b'], 'not base64'],
    ['cut at 255 characters', [`v=DKIM1; p=${rsa.slice(0, 239)}`], 'cut short'],
    ['no RSA key', [`v=DKIM1; p=${ed25519}`], 'cut short or is none'],
    ['an RSA key in the wrong place', [`v=DKIM1; k=ed25519; p=${rsa}`], '32 bytes'],
    ['of a type that nobody knows', [`v=DKIM1; k=dsa; p=${rsa}`], '"dsa"'],
    ['for SHA-1 only', [`v=DKIM1; h=sha1; p=${rsa}`], 'sha256'],
    ['not for mail', [`v=DKIM1; s=tlsrpt; p=${rsa}`], 'does not allow mail'],
  ] as const)('%s', (_, texts, says) => {
    expect(dkimFault(texts)).toContain(says);
  });

  test('with bytes after its end', () => {
    const longer = Buffer.concat([Buffer.from(rsa, 'base64'), Buffer.of(0)]).toString('base64');
    expect(dkimFault([`v=DKIM1; p=${longer}`])).toContain('cut short');
  });
});

test('any texts are judged', () => {
  const key = fc.base64String().map((base64) => `v=DKIM1; p=${base64}`);
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), key), { maxLength: 3 }), (texts) => {
      expect(dkimFault(texts)?.length ?? 0).toBeLessThan(120);
    }),
  );
});
