import { expect, test } from 'vitest';
import { codeOf, stepAt, stepOf } from './time-code.ts';

const secret = new TextEncoder().encode('12345678901234567890');

// RFC 6238, appendix B, of which apps show the last six digits.
test.each([
  ['1970-01-01T00:00:59Z', 0x1, '287082'],
  ['2005-03-18T01:58:29Z', 0x23523ec, '081804'],
  ['2005-03-18T01:58:31Z', 0x23523ed, '050471'],
  ['2009-02-13T23:31:30Z', 0x273ef07, '005924'],
  ['2033-05-18T03:33:20Z', 0x3f940aa, '279037'],
  ['2603-10-11T11:33:20Z', 0x27bc86aa, '353130'],
])('at %s, in step %d, the code is %s', async (time, step, code) => {
  expect(stepAt(Date.parse(time))).toBe(step);
  expect(await codeOf(secret, step)).toBe(code);
  expect(await stepOf(code, secret, { from: step - 1, to: step + 1 })).toBe(step);
  expect(await stepOf(code, secret, { from: step + 1, to: step + 2 })).toBeNull();
});
