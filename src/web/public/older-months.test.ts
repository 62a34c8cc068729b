import { describe, expect, it } from 'vitest';
import { someApp } from '../../../tests/support/app.ts';
import { someCoverage, someFacts, someTransition } from '../../../tests/support/facts.ts';
import { at, down, sectionOf, words } from '../../../tests/support/history-page.ts';
import type { Facts } from '../../domain/facts.ts';

async function textAt(path: string, facts: Facts) {
  const { app } = await someApp({ facts });
  return (await app.request(path)).text();
}

describe('a month that is older than 90 days', () => {
  const old: Facts = {
    ...someFacts(['chat', 'api'], {}, [
      someTransition('chat', at('2025-01-05T00:00'), 'up'),
      someTransition('api', at('2025-01-05T00:00'), 'up'),
      ...down('chat', '2025-02-28T23:30', '2025-03-01T00:30'),
      ...down('api', '2025-02-10T00:00', '2025-04-20T00:00'),
    ]),
    coverage: ['chat', 'api'].map((slug) => someCoverage(slug, at('2025-01-05T00:00'))),
    firstLookAt: at('2025-01-05T00:00'),
  };

  it('is read when it is asked for, with a week before and after it and no more', async () => {
    const read: string[] = [];
    const { app } = await someApp({
      facts: old,
      readPast: async ({ start, end }) => {
        read.push(...[start, end].map((instant) => new Date(instant).toISOString()));
        return old;
      },
    });
    const page = await (await app.request('/en/history/2025-03')).text();
    expect(sectionOf('chat', page)).toContain('Outage 28 Feb 2025 23:30 – 1 Mar 2025 00:30 1 h');
    expect(read).toEqual(['2025-02-21T16:00:00.000Z', '2025-04-07T16:00:00.000Z']);
    await app.request('/zh/history/2025-03');
    await app.request('/en/history');
    expect(read).toHaveLength(2);
  });

  it('says of what lasts for weeks that it reaches beyond it', async () => {
    expect(sectionOf('api', await textAt('/en/history/2025-03', old))).toContain(
      '22 Feb 2025 00:00 – 8 Apr 2025 00:00 longer than 45 days; it reaches beyond these times',
    );
    expect(sectionOf('api', await textAt('/zh/history/2025-03', old))).toContain(
      '超过 45 天，实际起止超出以上时间',
    );
  });

  it('tells what was watched in the month of the first look', async () => {
    const page = words(await textAt('/en/history/2025-01', old));
    expect(page).toContain('No trouble: Chat, Support API');
    expect(page).toContain('Watched for 87% of the month.');
  });

  it('is a calm 503 while it cannot be read, and kept once it was', async () => {
    let broken = true;
    const readPast = async () => {
      if (broken) throw new Error('the database is away');
      return old;
    };
    const { app, snapshots } = await someApp({ facts: old, readPast });
    const away = await app.request('/en/history/2025-03');
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '60']);
    expect(words(await away.text())).toContain('This record cannot be read right now.');
    expect(words(await (await app.request('/zh/history/2025-03')).text())).toContain('暂时读不到');
    broken = false;
    expect((await app.request('/en/history/2025-03')).status).toBe(200);
    broken = true;
    await snapshots.refresh();
    expect((await app.request('/en/history/2025-03')).status).toBe(200);
  });

  it.each(['2024-12', '2025-00', '2025-13', '0000-01', '2026-12', '2025-3'])(
    'is not %s',
    async (month) => {
      const readPast = () => Promise.reject(new Error('This must not be read.'));
      const { app } = await someApp({ facts: old, readPast });
      for (const language of ['', '/zh', '/en']) {
        expect((await app.request(`${language}/history/${month}`)).status).toBe(404);
      }
    },
  );
});
