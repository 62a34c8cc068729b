import type { Noun } from './actor.ts';

/** What people of the staff can be, from the least to the most. */
export const roles = ['viewer', 'responder', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Somebody of the staff, as the rest of the program knows them. */
export type StaffMember = Readonly<{ id: string; name: string; email: string; role: Role }>;

/** However much it is used: after 30 days, in milliseconds, somebody has to sign in again. */
export const longestSessionMs = 30 * 24 * 60 * 60 * 1000;

/** What those on duty say to the public and of components, and when monitors look. */
const onDuty: readonly Noun[] = [
  'incidents',
  'maintenances',
  'announcements',
  'components',
  'monitors',
];

/** Whether a role may read or change a noun: all read, responders tell, admins change the rest. */
export function roleMay(role: Role, access: 'read' | 'write', noun: Noun): boolean {
  switch (role) {
    case 'viewer':
      return access === 'read';
    case 'responder':
      return access === 'read' || onDuty.includes(noun);
    case 'admin':
      return true;
  }
}

/** Whether a role is at least another one. */
export function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

/** Reads a role; null where there is no such role. */
export function roleOf(text: unknown): Role | null {
  return roles.find((role) => role === text) ?? null;
}
