import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/tree.ts';

/** Every way in which a test file can end. `--globals` spares them an import of vitest. */
const files = {
  'passes.test.js': "test('one', () => {}); test('two', () => {});",
  'fails.test.js': "test('wrong', () => { expect(1).toBe(2); });",
  'skipped.test.js': "describe('a suite', () => { test.skip('left out', () => {}); });",
  'does-not-load.test.js': "throw new Error('broken');",
  'hook-fails.test.js':
    "describe('s', () => { beforeAll(() => { throw new Error('x'); }); test('t', () => {}); });",
  'escapes.test.js': "test('three', () => { Promise.reject(new Error('nobody waits for me')); });",
};

test('every way to fail is counted, and skipped tests are named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'helplight-counts-'));
  try {
    await Promise.all(
      Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
    );
    const { counts, status } = await runVitest(folder);
    expect(counts).toEqual({
      passed: 3,
      failed: 4,
      skipped: ['hook-fails.test.js > s > t', 'skipped.test.js > a suite > left out'],
    });
    expect(status).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 30_000);

async function runVitest(folder: string) {
  const reporter = `--reporter=${root}tests/support/counts-reporter.ts`;
  const args = ['run', '--globals', '--root', folder, reporter];
  const vitest = fork(`${root}node_modules/vitest/vitest.mjs`, args, { silent: true });
  let counts: { skipped: string[] } | null = null;
  vitest.on('message', (message: { skipped: string[] }) => {
    counts = { ...message, skipped: message.skipped.sort() };
  });
  const [status] = await once(vitest, 'exit');
  return { counts, status };
}
