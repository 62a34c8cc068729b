import { describe, expect, it } from 'vitest';
import { someApp } from '../../../tests/support/app.ts';
import { minuteMs, someNow, somePause } from '../../../tests/support/facts.ts';
import { pendingState } from '../../domain/monitor/monitor-state.ts';
import { DatabaseAway } from '../../storage/away.ts';
import { healthDocument } from './health.ts';
import type { SnapshotHealth } from './snapshot.ts';

const now = someNow;

/** Asks an application whose snapshot is doing as given. */
async function ask(health: Omit<SnapshotHealth, 'now'>) {
  const { snapshots } = await someApp();
  const { app } = await someApp({
    options: { snapshots: { ...snapshots, health: () => ({ now, ...health }) } },
  });
  const response = await app.request('/healthz');
  return { code: response.status, body: await response.json() };
}

describe('/healthz', () => {
  it('passes while facts are read', async () => {
    const { app } = await someApp();
    const response = await app.request('/healthz');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/health+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ status: 'pass' });
  });

  it.each([
    [{ readAt: now - 60_000, failingSince: null, failure: null }, 200, 'pass', 'pass', 'pass'],
    [{ readAt: now - 60_001, failingSince: null, failure: null }, 200, 'warn', 'pass', 'warn'],
    [
      { readAt: now - 5000, failingSince: now - 1000, failure: 'away' as const },
      200,
      'warn',
      'warn',
      'pass',
    ],
    [
      { readAt: now - 90_000, failingSince: now - 80_000, failure: 'away' as const },
      200,
      'warn',
      'warn',
      'warn',
    ],
    [{ readAt: null, failingSince: now, failure: 'away' as const }, 503, 'fail', 'fail', 'fail'],
    [{ readAt: null, failingSince: null, failure: null }, 503, 'fail', 'fail', 'fail'],
  ])('answers %o with %i %s', async (health, code, status, database, snapshot) => {
    const said = await ask(health);
    expect(said.code).toBe(code);
    expect(said.body).toMatchObject({
      status,
      checks: {
        'database:connectivity': [{ status: database }],
        'snapshot:freshness': [{ status: snapshot }],
      },
    });
  });

  it('tells how old the facts are', async () => {
    const { body } = await ask({ readAt: now - 42_000, failingSince: null, failure: null });
    const age = { observedValue: 42, observedUnit: 's', time: '2026-11-22T06:25:28.000Z' };
    expect(body).toMatchObject({ checks: { 'snapshot:freshness': [age] } });
  });

  it.each([
    ['away', 'The database cannot be asked.'],
    ['behind', 'a replica lags, or a backup was restored'],
  ] as const)('says why facts cannot be read: %s', async (failure, output) => {
    const { body } = await ask({ readAt: now - 5000, failingSince: now - 1000, failure });
    expect(body.checks['database:connectivity'][0].output).toContain(output);
  });

  it.each([
    ['somebody looks', 2.5 * minuteMs - 1, [], 'pass'],
    ['nobody does any more', 2.5 * minuteMs, [], 'warn'],
    ['what is not looked at is paused', 60 * minuteMs, [somePause('chat')], 'pass'],
  ] as const)('says whether %s', async (_, later, pauses, status) => {
    const looked = {
      ...pendingState('chat-monitor', 'edge', minuteMs),
      ...{ state: 'up' as const, lastCheckAt: now, lastDecidedAt: now },
    };
    const health = { now: now + later, readAt: now + later, failingSince: null, failure: null };
    const answer = healthDocument(health, { states: [looked], pauses });
    const body = await answer.json();
    expect(answer.status).toBe(200);
    expect(body.status).toBe(status);
    expect(body.checks['monitors:freshness'][0].status).toBe(status);
  });

  it('fails calmly where there is nothing to serve', async () => {
    const { snapshots } = await someApp();
    const current = () => Promise.reject(new DatabaseAway('There are no facts.'));
    const health = () => ({ now, readAt: null, failingSince: now, failure: 'away' as const });
    const { app } = await someApp({ options: { snapshots: { ...snapshots, current, health } } });
    const response = await app.request('/healthz');
    expect([response.status, (await response.json()).status]).toEqual([503, 'fail']);
  });

  it('asks for what is served first, as a Worker that has just woken has read nothing yet', async () => {
    const { snapshots } = await someApp();
    let asked = 0;
    const { app } = await someApp({
      options: {
        snapshots: {
          ...snapshots,
          current: () => {
            asked += 1;
            return snapshots.current();
          },
          health: () => ({
            now,
            readAt: asked > 0 ? now : null,
            failingSince: null,
            failure: null,
          }),
        },
      },
    });
    expect((await app.request('/healthz')).status).toBe(200);
  });
});
