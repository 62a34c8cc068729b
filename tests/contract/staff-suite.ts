import { beforeEach, describe, expect, test } from 'vitest';
import { admitStaff } from '../../src/actions/admit-staff.ts';
import { changePassword } from '../../src/actions/change-password.ts';
import { changeRole } from '../../src/actions/change-role.ts';
import { disableSecondFactor } from '../../src/actions/disable-second-factor.ts';
import { forgetSignIns } from '../../src/actions/forget-sign-ins.ts';
import { inviteStaff } from '../../src/actions/invite-staff.ts';
import { joinStaff } from '../../src/actions/join-staff.ts';
import { offerReset } from '../../src/actions/offer-reset.ts';
import { offerSetup } from '../../src/actions/offer-setup.ts';
import { removeStaff } from '../../src/actions/remove-staff.ts';
import { resetPassword } from '../../src/actions/reset-password.ts';
import { revokeInvitation } from '../../src/actions/revoke-invitation.ts';
import type { StaffMember } from '../../src/domain/staff.ts';
import { readAuditPage } from '../../src/storage/audit-entry.ts';
import { readConsoleKey } from '../../src/storage/console-key.ts';
import type { Database } from '../../src/storage/database.ts';
import { readStaff } from '../../src/storage/staff.ts';
import { readInvitations } from '../../src/storage/staff-link.ts';
import { readNewestEntryNumber } from '../../src/storage/staff-password.ts';
import { dayMs, someNow } from '../support/facts.ts';
import { countRows } from './acting.ts';

const password = 'correct horse battery';

/**
 * What is promised of the staff, wherever they are stored. `atOnce` people try to be the first, each
 * of whom costs a slow hash.
 */
export function staffSuite(open: () => Promise<Database>, { atOnce }: { atOnce: number }): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const terminal = (now = someNow) => ({ db, actor: { kind: 'terminal' }, now }) as const;
  const as = ({ id, name, role }: StaffMember) =>
    ({ db, actor: { kind: 'staff', id, name, role }, now: someNow }) as const;
  const own = (email: string) => ({ name: 'Ada', email, password });

  async function setUp(): Promise<StaffMember> {
    const offered = await offerSetup(terminal());
    return joinStaff({ db, now: someNow }, offered?.secret ?? '', own('ada@example.com'));
  }

  async function join(email: string, role: string): Promise<StaffMember> {
    const { secret } = await inviteStaff(terminal(), { email, role });
    return joinStaff({ db, now: someNow }, secret, { name: email, password });
  }

  describe('the first of the staff', () => {
    test(`is one, when ${atOnce} set up the console at once`, async () => {
      const offered = await offerSetup(terminal());
      const secret = offered?.secret ?? '';
      const tries = Array.from({ length: atOnce }, (_, index) =>
        joinStaff({ db, now: someNow }, secret, own(`ada${index}@example.com`)),
      );
      const ended = await Promise.allSettled(tries);
      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refusals = ended.filter((one) => one.status === 'rejected');
      expect(new Set(refusals.map(({ reason }) => reason.code))).toEqual(new Set(['not_found']));
      expect(await readStaff(db)).toMatchObject([{ role: 'admin', twoFactorEnabled: false }]);
      expect(await countRows(db, 'staff_accounts')).toBe(1);
      expect(await offerSetup(terminal())).toBeNull();
    }, 60_000);

    test('takes the newest link, and within a day', async () => {
      const first = await offerSetup(terminal());
      const second = await offerSetup(terminal());
      const dayLater = { db, now: someNow + dayMs };
      const tried = [
        () => joinStaff({ db, now: someNow }, first?.secret ?? '', own('a@example.com')),
        () => joinStaff(dayLater, second?.secret ?? '', own('a@example.com')),
        () => joinStaff({ db, now: someNow }, 'a'.repeat(40), own('a@example.com')),
      ];
      for (const one of tried) await expect(one()).rejects.toMatchObject({ code: 'not_found' });
      expect(await readStaff(db)).toEqual([]);
    });

    test.each([
      [{ name: ' ' }, '/name'],
      [{ name: 'a\nb' }, '/name'],
      [{ email: 'ada' }, '/email'],
      [{ email: ['ada@example.com'] }, '/email'],
      [{ password: 'eleven char' }, '/password'],
      [{ password: null }, '/password'],
      [{ password: { $ne: '' } }, '/password'],
      [{ role: 'admin' }, '/role'],
    ])('is refused with %j', async (wrong, pointer) => {
      const offered = await offerSetup(terminal());
      const input = { ...own('ada@example.com'), ...wrong };
      const joining = joinStaff({ db, now: someNow }, offered?.secret ?? '', input);
      await expect(joining).rejects.toMatchObject({ code: 'invalid', faults: [{ pointer }] });
      expect(await readStaff(db)).toEqual([]);
    });
  });

  test('an invitation works once, for its address and role, in place of the one before', async () => {
    await setUp();
    const old = await inviteStaff(terminal(), { email: 'Bo@Example.com', role: 'viewer' });
    const { secret } = await inviteStaff(terminal(), {
      email: 'bo@example.com',
      role: 'responder',
    });
    const now = { db, now: someNow };
    const input = { name: 'Bo', password };
    await expect(joinStaff(now, old.secret, input)).rejects.toMatchObject({ code: 'not_found' });
    expect(await joinStaff(now, secret, input)).toMatchObject({
      ...{ name: 'Bo', email: 'bo@example.com', role: 'responder' },
    });
    await expect(joinStaff(now, secret, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      inviteStaff(terminal(), { email: 'bo@example.com', role: 'admin' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('only admins keep the staff', async () => {
    const owner = await setUp();
    const responder = await join('bo@example.com', 'responder');
    const token = { kind: 'token', id: 'a', name: 'a', scopes: ['*'] } as const;
    for (const acting of [as(responder), { ...terminal(), actor: token }]) {
      const tried = [
        () => inviteStaff(acting, { email: 'c@example.com', role: 'admin' }),
        () => offerReset(acting, owner.id),
        () => changeRole(acting, responder.id, { role: 'admin' }),
        () => removeStaff(acting, owner.id),
        () => disableSecondFactor(acting, owner.id),
        () => revokeInvitation(acting, 'aaaaaaaaaaaa'),
      ];
      for (const one of tried) await expect(one()).rejects.toMatchObject({ code: 'forbidden' });
    }
    await changeRole(as(owner), responder.id, { role: 'viewer' });
    expect((await readStaff(db)).map(({ role }) => role).sort()).toEqual(['admin', 'viewer']);
  });

  test('the last admin stays one', async () => {
    const owner = await setUp();
    await join('bo@example.com', 'responder');
    const conflict = { code: 'conflict' };
    await expect(removeStaff(as(owner), owner.id)).rejects.toMatchObject(conflict);
    await expect(changeRole(as(owner), owner.id, { role: 'viewer' })).rejects.toMatchObject(
      conflict,
    );
    await changeRole(as(owner), owner.id, { role: 'admin' });
    const other = await join('cy@example.com', 'admin');
    await removeStaff(as(other), owner.id);
    expect((await readStaff(db)).map(({ email }) => email).sort()).toEqual([
      ...['bo@example.com', 'cy@example.com'],
    ]);
  });

  test.each([
    ['a new role', (id: string) => changeRole(terminal(), id, { role: 'viewer' })],
    ['the end of the second factor', (id: string) => disableSecondFactor(terminal(), id)],
    ['removal', (id: string) => removeStaff(terminal(), id)],
    ['a link for a new password', (id: string) => offerReset(terminal(), id)],
    [
      'a new password',
      async (id: string) => {
        const { secret } = await offerReset(terminal(), id);
        const reset = () =>
          resetPassword({ db, now: someNow }, secret, { password: `${password}!` });
        await reset();
        await expect(reset()).rejects.toMatchObject({ code: 'not_found' });
      },
    ],
  ] as const)('%s ends the sessions of that person, and of no other', async (_, change) => {
    const owner = await setUp();
    const { id } = await join('bo@example.com', 'admin');
    for (const who of [owner.id, id]) await addSession(who);
    await change(id);
    const { rows } = await db.client.execute('SELECT staff_id FROM staff_sessions');
    expect(rows.map((row) => row.staff_id)).toEqual([owner.id]);
    expect(await countRows(db, 'staff_verifications')).toBe(1);
  });

  test.each([
    ['removed', (id: string) => removeStaff(terminal(), id)],
    ['no admin any more', (id: string) => changeRole(terminal(), id, { role: 'responder' })],
  ] as const)('whoever is %s leaves no link behind to come back by', async (_, change) => {
    const owner = await setUp();
    const shadow = await join('eve@example.com', 'admin');
    const kept = await inviteStaff(as(owner), { email: 'bo@example.com', role: 'viewer' });
    const issued = [
      await inviteStaff(as(shadow), { email: 'shadow@example.com', role: 'admin' }),
      await offerReset(as(shadow), owner.id),
      await offerReset(as(owner), shadow.id),
    ];
    await change(shadow.id);
    const at = { db, now: someNow };
    const input = { password: `${password}!` };
    for (const { link, secret } of issued) {
      const used =
        link.kind === 'reset'
          ? resetPassword(at, secret, input)
          : joinStaff(at, secret, { ...input, name: 'Eve' });
      await expect(used).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await readInvitations(db, someNow)).toMatchObject([{ id: kept.link.id }]);
  });

  test('a new password takes back the other links for one', async () => {
    const owner = await setUp();
    const { secret } = await offerReset(terminal(), owner.id);
    await changePassword(as(owner), owner.id, { password: `${password}!` });
    const reset = resetPassword({ db, now: someNow }, secret, { password });
    await expect(reset).rejects.toMatchObject({ code: 'not_found' });
  });

  test('nobody signs in by what no longer counts, and the session is taken back', async () => {
    const owner = await setUp();
    const since = await readNewestEntryNumber(db);
    const admitted = (proof: Parameters<typeof admitStaff>[1]['proof']) =>
      admitStaff({ db, now: someNow }, { member: owner, session: owner.id, proof, since });
    await addSecondFactor(owner.id);
    await addSession(owner.id);
    expect(await admitted({ kind: 'code', step: 7 })).toBe(true);
    expect(await countRows(db, 'staff_sessions')).toBe(1);
    for (const step of [7, 6]) {
      expect(await admitted({ kind: 'code', step })).toBe(false);
      expect(await countRows(db, 'staff_sessions')).toBe(0);
    }
    expect(await admitted({ kind: 'code', step: 8 })).toBe(true);
    expect(await admitted({ kind: 'password' })).toBe(true);
    await changePassword(as(owner), owner.id, { password: `${password}!` });
    for (const kind of ['password', 'recovery_code'] as const) {
      expect(await admitted({ kind })).toBe(false);
    }
  });

  test('the set-up link counts until there is an admin, whoever else is there', async () => {
    const offered = await offerSetup(terminal());
    await join('bo@example.com', 'responder');
    expect(await offerSetup(terminal())).not.toBeNull();
    const old = joinStaff({ db, now: someNow }, offered?.secret ?? '', own('ada@example.com'));
    await expect(old).rejects.toMatchObject({ code: 'not_found' });
    expect(await setUp()).toMatchObject({ role: 'admin' });
    expect(await offerSetup(terminal())).toBeNull();
  });

  test('what is over is forgotten, and nothing else', async () => {
    const owner = await setUp();
    await addSession(owner.id);
    await inviteStaff(terminal(), { email: 'bo@example.com', role: 'viewer' });
    expect(await forgetSignIns(db, someNow + dayMs - 1)).toBe(0);
    expect(await forgetSignIns(db, someNow + dayMs)).toBe(2);
    expect(await countRows(db, 'staff_sessions')).toBe(0);
    expect(await countRows(db, 'staff_verifications')).toBe(0);
    expect(await forgetSignIns(db, someNow + 30 * dayMs)).toBe(0);
    expect(await forgetSignIns(db, someNow + 30 * dayMs + 1)).toBe(1);
    expect(await forgetSignIns(db, someNow + 37 * dayMs + 1)).toBe(1);
    expect(await countRows(db, 'staff_links')).toBe(0);
    // However often it was used: after 30 days a session is over.
    await addSession(owner.id);
    await db.client.execute(`UPDATE staff_sessions SET expires_at = ${someNow + 90 * dayMs}`);
    await forgetSignIns(db, someNow + 30 * dayMs - 1);
    expect(await countRows(db, 'staff_sessions')).toBe(1);
    await forgetSignIns(db, someNow + 30 * dayMs);
    expect(await countRows(db, 'staff_sessions')).toBe(0);
  });

  test('the audit tells who joined and never a secret', async () => {
    const owner = await setUp();
    const { secret } = await inviteStaff(as(owner), { email: 'bo@example.com', role: 'viewer' });
    const entries = await readAuditPage(db, { before: null, subject: null, limit: 9 });
    expect(
      entries.map(({ action, actorKind, actorName }) => [action, actorKind, actorName]),
    ).toEqual([
      ['staff.invitation_link', 'staff', 'Ada'],
      ['staff.join', 'staff', 'Ada'],
      ['staff.setup_link', 'terminal', null],
    ]);
    const printed = JSON.stringify(entries);
    for (const hidden of [secret, password]) expect(printed).not.toContain(hidden);
  });

  test('the key of the console is made once, whoever asks first', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, () => readConsoleKey(db)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[a-z0-9]{50}$/);
  });

  async function addSecondFactor(staffId: string): Promise<void> {
    await db.write([
      {
        sql: `INSERT INTO staff_second_factors (id, staff_id, secret, backup_codes)
              VALUES (?, ?, '', '')`,
        args: [staffId, staffId],
      },
    ]);
  }

  async function addSession(staffId: string): Promise<void> {
    await db.write([
      {
        sql: `INSERT INTO staff_sessions (id, token, staff_id, expires_at, created_at, updated_at)
              VALUES (?, ?, ?, ?, ?, ?)`,
        args: [staffId, staffId, staffId, someNow + dayMs, someNow, someNow],
      },
      {
        sql: `INSERT INTO staff_verifications
                (id, identifier, value, expires_at, created_at, updated_at)
              VALUES (?, ?, ?, ?, ?, ?)`,
        args: [staffId, staffId, staffId, someNow + dayMs, someNow, someNow],
      },
    ]);
  }
}
