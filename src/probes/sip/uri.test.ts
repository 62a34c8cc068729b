import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, textOf } from './byte-string.ts';
import { asUserPart, readUri } from './uri.ts';

test.each([
  ['sip:pbx.example', { scheme: 'sip', user: null, place: 'pbx.example' }],
  ['sips:help@pbx.example:5061', { scheme: 'sips', user: 'help', place: 'pbx.example:5061' }],
  ['sip:+49-30;ext=1@192.0.2.1', { scheme: 'sip', user: '+49-30;ext=1', place: '192.0.2.1' }],
  ['sip:%61@[2001:db8::1]:5060', { scheme: 'sip', user: '%61', place: '[2001:db8::1]:5060' }],
])('reads %s', (text, uri) => {
  expect(readUri(text)).toEqual(uri);
});

test.each([
  'pbx.example',
  'tel:+4930',
  'sip:',
  'sip:@pbx',
  'sip:a:secret@pbx',
  'sip:a@b@c',
  'sip:a%2@b',
  'sip:a b@c',
  'sip:a@b?Subject=x',
  'sip:a@b;lr',
  'sip:a@b>',
  'sip:a@b\r\nX: y',
  'sip:a@b\n',
  'sip:你@b',
])('refuses %j', (text) => {
  expect(() => readUri(text)).toThrow(expect.objectContaining({ reason: 'misconfigured' }));
});

test('any user fits into a URI, and comes out of it as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (user) => {
      const { user: part } = readUri(`sip:${asUserPart(bytesOf(user))}@pbx.example`);
      expect(decodeURIComponent(part ?? '')).toBe(user);
    }),
  );
});

test('bytes and text of UTF-8 are the same thing', () => {
  expect(bytesOf('é你')).toBe('\u00c3\u00a9\u00e4\u00bd\u00a0');
  expect(textOf('\u00e4\u00bd\u00a0\u00ff')).toBe('你\ufffd');
});
