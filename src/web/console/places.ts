import type { Role } from '../../domain/staff.ts';
import type { ConsoleTexts } from '../../i18n/console/texts.ts';
import { consolePath } from './console-path.ts';

/** A page of the console that its head leads to. */
export type Place = Readonly<{
  /** Below the console. */
  path: string;
  name: keyof ConsoleTexts['places'];
  /** Who is led there. */
  leadsTo: Role;
}>;

/** What a night on duty needs; always in sight. */
export const nearPlaces: readonly Place[] = [
  { path: '', name: 'overview', leadsTo: 'viewer' },
  { path: '/incidents', name: 'incidents', leadsTo: 'viewer' },
];

/** What is needed by day. */
export const farPlaces: readonly Place[] = [
  { path: '/maintenances', name: 'maintenances', leadsTo: 'viewer' },
  { path: '/announcements', name: 'announcements', leadsTo: 'viewer' },
  { path: '/monitors', name: 'monitors', leadsTo: 'viewer' },
  { path: '/components', name: 'components', leadsTo: 'viewer' },
  { path: '/templates', name: 'templates', leadsTo: 'viewer' },
  { path: '/audit', name: 'audit', leadsTo: 'viewer' },
  { path: '/tokens', name: 'tokens', leadsTo: 'admin' },
  { path: '/hours', name: 'hours', leadsTo: 'viewer' },
  { path: '/holidays', name: 'holidays', leadsTo: 'viewer' },
  { path: '/settings', name: 'settings', leadsTo: 'viewer' },
  { path: '/staff', name: 'staff', leadsTo: 'admin' },
];

/** Whether a page is that place, or lies below it; `here` is its path and query. */
export function isHere(here: string, path: string): boolean {
  const [at = ''] = here.split('?');
  return at === consolePath + path || isBelow(here, path);
}

/** Whether a page lies below a place; below the overview, which all do, none counts. */
export function isBelow(here: string, path: string): boolean {
  return path !== '' && here.startsWith(`${consolePath + path}/`);
}
