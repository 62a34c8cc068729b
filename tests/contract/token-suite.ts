import { beforeEach, describe, expect, test } from 'vitest';
import { createToken } from '../../src/actions/create-token.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { revokeToken } from '../../src/actions/revoke-token.ts';
import { readAuditPage } from '../../src/storage/audit-entry.ts';
import type { Database } from '../../src/storage/database.ts';
import { readEventsAfter, readNewestEvents } from '../../src/storage/event.ts';
import { noteTokenUse, readTokenBy, readTokens } from '../../src/storage/token.ts';
import { tokenHash } from '../../src/storage/token-secret.ts';
import { opened } from '../../src/web/api/examples/incident.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting } from './acting.ts';

/** What is promised of tokens, the audit and events, wherever they are stored. */
export function tokenSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const terminal = (now = someNow) => ({ db, actor: { kind: 'terminal' }, now }) as const;
  const input = { name: 'desk', scopes: ['incidents:write', 'audit:read'] };

  describe('a token', () => {
    test('is found by the hash of its secret, and noted to be used once a minute', async () => {
      const { token, secret } = await createToken(terminal(), input);
      const read = async () => readTokenBy(db, await tokenHash(secret));
      expect(await read()).toEqual(token);
      expect(await readTokenBy(db, await tokenHash(`${secret}x`))).toBeNull();
      const at = (minutes: number) => someNow + minutes * minuteMs;
      for (const [minutes, noted] of [
        [1, 1],
        [1.5, 1],
        [2, 2],
        [1, 2],
      ] as const) {
        await noteTokenUse(db, token.id, at(minutes));
        expect(await read()).toMatchObject({ lastUsedAt: at(noted) });
      }
    });

    test('is revoked once, and listed all the same', async () => {
      const { token } = await createToken(terminal(), input);
      const later = someNow + minuteMs;
      await createToken(terminal(later), { ...input, name: 'other' });
      await revokeToken(terminal(later), token.id);
      await expect(revokeToken(terminal(later), token.id)).rejects.toMatchObject({
        code: 'not_found',
      });
      expect(await readTokens(db)).toMatchObject([
        { name: 'other', revokedAt: null },
        { name: 'desk', revokedAt: later },
      ]);
    });

    test.each([
      [{ scopes: ['all'] }, '/scopes/0'],
      [{ scopes: [] }, '/scopes'],
      [{ name: ' ' }, '/name'],
      [{ expiresAt: '2026-11-22T06:26:10Z' }, '/expiresAt'],
    ])('with %j is refused', async (wrong, pointer) => {
      await expect(createToken(terminal(), { ...input, ...wrong })).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ pointer }],
      });
      expect(await readTokens(db)).toEqual([]);
    });
  });

  test('the audit is read newest first, from where a page ended, and of one subject', async () => {
    const { token } = await createToken(terminal(), input);
    await openIncident(acting(db), opened);
    await revokeToken(terminal(), token.id);
    const all = await readAuditPage(db, { before: null, subject: null, limit: 9 });
    const actions = all.map(({ action, actorKind, actorName }) => [action, actorKind, actorName]);
    expect(actions).toEqual([
      ['token.revoke', 'terminal', null],
      ['incident.open', 'token', 'tests'],
      ['token.create', 'terminal', null],
    ]);
    const next = { before: all[0]?.id ?? '', subject: null, limit: 1 };
    expect(await readAuditPage(db, next)).toEqual(all.slice(1, 2));
    const ofToken = await readAuditPage(db, { before: null, subject: token.id, limit: 9 });
    expect(ofToken).toEqual([all[0], all[2]]);
  });

  test('events are read oldest first, after one that is known', async () => {
    for (let count = 0; count < 3; count++) await openIncident(acting(db), opened);
    const newest = await readNewestEvents(db, 2);
    expect(newest).toMatchObject([{ type: 'incident.created', schema: 1, sequence: 1 }, {}]);
    const [first, last] = newest;
    expect(await readEventsAfter(db, first?.id ?? '', 9)).toEqual([last]);
    expect(await readEventsAfter(db, last?.id ?? '', 9)).toEqual([]);
    expect(await readEventsAfter(db, 'nothing', 9)).toBeNull();
  });
}
