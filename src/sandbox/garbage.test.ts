import { expect, it } from 'vitest';
import { garbage } from './garbage.ts';

it('ends its line, so that nobody waits for the rest of it', () => {
  const bytes = garbage();
  expect(bytes).toHaveLength(512);
  expect(bytes[0]).toBe(0xff);
  expect(bytes.subarray(-2).toString('latin1')).toBe('\r\n');
});
