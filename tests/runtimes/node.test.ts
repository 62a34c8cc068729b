import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import chat from '../../monitors/chat.ts';
import site from '../../monitors/site.ts';
import { modesOf } from '../../src/sandbox/channels.ts';
import { connectSandbox } from '../../src/sandbox/remote.ts';
import { silent } from '../support/targets/behaviours.ts';
import { eventually } from './support/eventually.ts';
import { quickSandbox, watching } from './support/installation.ts';
import { collectLog } from './support/log.ts';
import { measureLoopDelay } from './support/loop-delay.ts';
import { readPage, saidOf, titleOf, untilPageSays } from './support/page.ts';
import { test } from './support/stage.ts';
import { countChecks, query, storedStates, transitionsOf } from './support/stored.ts';

const log = collectLog();
const probedByDefault = 10;

afterAll(() => expect(log()).toEqual([]));

// Alone, because those side by side start one after the other.
test('one Node process looks at every shipped monitor within five seconds of the start', async ({
  stage,
}) => {
  const { environment, databaseFile } = await stage.install([]);
  const delay = measureLoopDelay();
  const startedAt = Date.now();
  const running = await stage.serve({ ...environment, MONITORS_DIR: '' });
  const states = await eventually('every monitor has a state', async () => {
    const stored = await storedStates(databaseFile);
    return stored.size === probedByDefault ? stored : null;
  });
  const { longest } = await delay();
  for (const { lastCheckAt } of states.values()) {
    expect((lastCheckAt ?? Infinity) - startedAt).toBeLessThan(5000 + longest);
  }
  expect(running.inboxUrl).toMatch(/^http:/);
});

describe.concurrent('one Node process', { timeout: 60_000 }, () => {
  test('shows a page in each language, that says it is the sandbox', async ({ stage }) => {
    const running = await stage.serve((await stage.install(quickSandbox)).environment);
    const page = await untilPageSays(running.url, 'chat', { reachability: 'reachable' });
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('You are looking at the built-in sandbox.');
    expect(titleOf(page)).toBe('You can reach us by chat now · Support status');
    const chinese = await readPage(running.url, 'zh');
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(titleOf(chinese)).toMatch(/^现在可以.*联系我们 · 客服状态$/);
    for (const slug of ['phone', 'email', 'signin']) {
      expect(saidOf(page, slug)).toEqual({ status: 'operational', reachability: 'unknown' });
    }
  });

  test('has a page for each component with its answer times, and one for each month', async ({
    stage,
  }) => {
    const { url } = await stage.serve((await stage.install(quickSandbox)).environment);
    await untilPageSays(url, 'chat', { reachability: 'reachable' });
    const chat = await (await fetch(`${url}/en/components/chat`)).text();
    expect(saidOf(chat, 'chat').reachability).toBe('reachable');
    expect(chat).toContain('Time to the automatic reply');
    expect(chat).toMatch(/half in [^,]+ s, 95% in [^<]+ s</);
    const led = await fetch(`${url}/components/phone`, { redirect: 'manual' });
    expect(led.headers.get('location')).toMatch(/^\/(zh|en)\/components\/phone$/);
    expect(await (await fetch(`${url}/en/history`)).text()).toContain('No trouble');
    expect((await fetch(`${url}/en/history/2020-01`)).status).toBe(404);
  });

  test.for(modesOf('chat'))(
    'tells that chat is down when it breaks by "%s", and that it is well again',
    async (mode, { stage }) => {
      const { environment, dataDir } = await stage.install(quickSandbox);
      const { url } = await stage.serve(environment);
      await untilPageSays(url, 'chat', { reachability: 'reachable' });
      const sandbox = await connectSandbox(dataDir);
      await sandbox.break('chat', mode);
      const page = await untilPageSays(url, 'chat', { status: 'major_outage' });
      expect(titleOf(page)).toMatch(/^Chat has been down since \d\d:\d\d /);
      expect(titleOf(await readPage(url, 'zh'))).toContain('在线客服');
      expect(saidOf(page, 'api').status).toBe('operational');
      await sandbox.heal('chat');
      await untilPageSays(url, 'chat', { status: 'operational', reachability: 'reachable' });
    },
  );

  test('goes on counting failures after a restart, and dates the outage back to the first', async ({
    stage,
  }) => {
    const target = await stage.answering();
    const failAfter = 4;
    const { environment, databaseFile } = await stage.install(
      watching(target.url, { failAfter, intervalSeconds: 2 }),
    );
    const before = await stage.serve(environment);
    await untilPageSays(before.url, 'api', { reachability: 'reachable' });
    target.answerWith(503);
    await eventually('two failures are stored', async () => {
      const failures = (await storedStates(databaseFile)).get('look-0')?.failures.count ?? 0;
      return failures >= 2 ? failures : null;
    });
    await before.stop();
    const stoppedAt = Date.now();
    expect((await storedStates(databaseFile)).get('look-0')?.state).toBe('up');

    const after = await stage.serve(environment);
    await untilPageSays(after.url, 'api', { status: 'major_outage' });
    await after.stop();
    const [up, down, ...more] = await transitionsOf(databaseFile, 'look-0');
    expect([up?.state, down?.state, more]).toEqual(['up', 'down', []]);
    const failures = await query(
      databaseFile,
      "SELECT started_at FROM checks WHERE outcome = 'down' AND started_at <= ? ORDER BY started_at",
      [down?.recordedAt ?? 0],
    );
    expect(failures).toHaveLength(failAfter);
    expect(down?.at).toBe(Number(failures[0]?.started_at));
    expect(down?.at).toBeLessThan(stoppedAt);
  });

  test('loses no check when it is stopped', async ({ stage }) => {
    const target = await stage.answering();
    const monitors = watching(target.url, { count: 20 });
    const { environment, databaseFile } = await stage.install(monitors);
    const running = await stage.serve(environment);
    await eventually('many requests came', () => (target.answered() >= 60 ? true : null));
    await running.stop();
    expect(await countChecks(databaseFile)).toBeGreaterThanOrEqual(target.answered());
    await expect(fetch(running.url)).rejects.toThrow();
  });

  test('stops within eight seconds while a target hangs, and says nothing of it afterwards', async ({
    stage,
  }) => {
    const target = await stage.target(silent);
    const hanging = { ...chat, intervalSeconds: 60, timeoutSeconds: 25 };
    const { environment } = await stage.install([site, hanging]);
    const running = await stage.serve({
      ...environment,
      SUPPORT_CHAT_URL: `ws://127.0.0.1:${target.port}/`,
    });
    await eventually('a look hangs', () => (target.taken() > 0 ? true : null));
    const delay = measureLoopDelay();
    const startedAt = performance.now();
    await running.stop();
    const { longest } = await delay();
    expect(performance.now() - startedAt).toBeLessThan(8000 + longest);
  });

  test('a busy port is refused in one sentence, and nothing stays behind', async ({ stage }) => {
    const { environment } = await stage.install(quickSandbox);
    const port = new URL((await stage.serve(environment)).url).port;
    const second = await stage.install(quickSandbox);
    await expect(stage.serve({ ...second.environment, PORT: port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use; stop the program that uses it, or set PORT to another one.`,
    );
    expect(existsSync(path.join(second.dataDir, 'sandbox.json'))).toBe(false);
    await expect(stage.serve(environment)).rejects.toThrow(
      /^A sandbox already runs with the data directory \S+ \(process \d+\); stop it or set another DATA_DIR\.$/,
    );
  });
});
