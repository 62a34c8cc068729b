import { describe, expect, test } from 'vitest';
import { may, nouns } from './actor.ts';
import { isAtLeast, roleMay, roleOf, roles } from './staff.ts';

describe('what a role may change', () => {
  test.each([
    ['viewer', []],
    ['responder', ['components', 'incidents', 'maintenances', 'announcements', 'monitors']],
    ['admin', [...nouns]],
  ] as const)('%s', (role, changed) => {
    expect(nouns.filter((noun) => roleMay(role, 'write', noun))).toEqual(changed);
    expect(nouns.filter((noun) => roleMay(role, 'read', noun))).toEqual([...nouns]);
    const actor = { kind: 'staff', id: 'a', name: 'Ada', role } as const;
    expect(nouns.filter((noun) => may(actor, 'write', noun))).toEqual(changed);
  });
});

test.each([
  ['viewer', ['viewer']],
  ['responder', ['viewer', 'responder']],
  ['admin', ['viewer', 'responder', 'admin']],
] as const)('%s is at least %j', (role, least) => {
  expect(roles.filter((one) => isAtLeast(role, one))).toEqual(least);
});

test('only the three roles are roles', () => {
  expect(roles.map(roleOf)).toEqual([...roles]);
  for (const other of ['owner', 'Admin', '', undefined, null, ['admin']]) {
    expect(roleOf(other)).toBeNull();
  }
});
