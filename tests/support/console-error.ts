import { afterAll, afterEach } from 'vitest';

/**
 * Set up before every test file: an error on the console that a test did not expect fails it.
 * A test that expects one replaces `console.error` by a spy of its own for that time.
 */
const said: string[] = [];
console.error = (...words: unknown[]) => {
  said.push(words.map((word) => (word instanceof Error ? word.stack : String(word))).join(' '));
};

afterEach(failIfAnythingWasSaid);
afterAll(failIfAnythingWasSaid);

function failIfAnythingWasSaid(): void {
  const words = said.splice(0);
  if (words.length > 0) throw new Error(`Unexpected console.error:\n${words.join('\n')}`);
}
