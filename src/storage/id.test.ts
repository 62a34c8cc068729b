import { expect, test } from 'vitest';
import { newId } from './id.ts';

test('ids are twelve letters and digits, all of them used, and none comes twice', () => {
  const ids = Array.from({ length: 2000 }, newId);
  expect(ids.filter((id) => !/^[a-z0-9]{12}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.join('')).size).toBe(36);
});
