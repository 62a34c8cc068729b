import { expect, test } from 'vitest';
import { showProgress } from './progress.ts';

function watched(isTTY: boolean): string {
  let written = '';
  const progress = showProgress({ isTTY, write: (text) => (written += text) }, 'Looked', 2);
  progress.step();
  progress.step();
  progress.end();
  return written.replaceAll('\r\u001b[K', '|');
}

test('progress is one line that counts, and is gone at the end', () => {
  expect(watched(true)).toBe('|Looked: 0 of 2|Looked: 1 of 2|Looked: 2 of 2|');
});

test('nothing is written where nobody watches', () => {
  expect(watched(false)).toBe('');
});
