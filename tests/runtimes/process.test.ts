import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect } from 'vitest';
import { type Spoken, speak } from '../support/spoken.ts';
import { build } from './support/helplight.ts';
import { watching } from './support/installation.ts';
import { untilPageSays } from './support/page.ts';
import { contradictions } from './support/replay.ts';
import { type Stage, test } from './support/stage.ts';
import { countChecks, query } from './support/stored.ts';

beforeAll(build, 60_000);

const timeout = 90_000;

describe.concurrent('SIGTERM', { timeout }, () => {
  test('finishes requests under way, stores every check and exits 0 within ten seconds', async ({
    stage,
  }) => {
    const target = await stage.answering();
    const { environment, databaseFile } = await stage.install(watching(target.url, { count: 20 }));
    const { url, end } = await stage.start(environment);
    await untilPageSays(url, 'api', { reachability: 'reachable' });
    const halfSent = await say(stage, url, 'GET /en HTTP/1.1\r\nHost: status.example\r\n');
    const idle = await say(stage, url, '');
    const keptAlive = await say(
      stage,
      url,
      'GET /healthz HTTP/1.1\r\nHost: status.example\r\n\r\n',
    );
    await keptAlive.answered;

    const startedAt = performance.now();
    const ended = end('SIGTERM');
    await Promise.all([idle.heard, keptAlive.heard]);
    halfSent.say('\r\n');
    expect(await halfSent.heard).toMatch(/^HTTP\/1\.1 200 OK\r\n.*<\/html>$/s);
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(await countChecks(databaseFile)).toBeGreaterThanOrEqual(target.answered());
  });
});

/** Side by side in lanes, so that the kills fall into every part of the start and of the writes. */
describe.concurrent('kill -9', { timeout }, () => {
  const lanes = 4;
  const killsPerLane = 5;
  const looks = 40;

  test.for(Array.from({ length: lanes }, (_, lane) => lane))(
    'at any instant tears no state apart (lane %i)',
    async (lane, { stage }) => {
      const target = await stage.answering();
      const monitors = watching(target.url, { count: looks, intervalSeconds: 1 });
      const { environment, databaseFile } = await stage.install(monitors);
      let known = 0;
      for (let kill = 0; kill < killsPerLane; kill += 1) {
        target.answerWith(kill % 2 === 0 ? 200 : 503);
        const { end } = await stage.start(environment);
        await pause(400 + Math.random() * 1200);
        await end('SIGKILL');
        expect(await query(databaseFile, 'PRAGMA integrity_check')).toEqual([
          { integrity_check: 'ok' },
        ]);
        const stored = await countChecks(databaseFile);
        expect(stored).toBeGreaterThanOrEqual(known);
        known = stored;
        expect(await contradictions(databaseFile)).toEqual([]);
      }
      expect(known, `lane ${lane} stored nothing`).toBeGreaterThan(looks);
      const { url } = await stage.start(environment);
      await untilPageSays(url, 'api', { reachability: 'reachable' });
    },
  );
});

async function say(stage: Stage, url: string, words: string): Promise<Spoken> {
  const spoken = await speak(url, words);
  stage.atEnd(async () => spoken.close());
  return spoken;
}
