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

/** A list that one of those leads to, and that is its own way up for what it lists. */
export type LowerPlace = Place & Readonly<{ below: Place['path'] }>;

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
  { path: '/subscribers', name: 'subscribers', leadsTo: 'viewer' },
  { path: '/webhooks', name: 'webhooks', leadsTo: 'viewer' },
  { path: '/audit', name: 'audit', leadsTo: 'viewer' },
  { path: '/tokens', name: 'tokens', leadsTo: 'admin' },
  { path: '/hours', name: 'hours', leadsTo: 'viewer' },
  { path: '/holidays', name: 'holidays', leadsTo: 'viewer' },
  { path: '/settings', name: 'settings', leadsTo: 'viewer' },
  { path: '/staff', name: 'staff', leadsTo: 'admin' },
];

/** What is led to from another place. */
export const lowerPlaces: readonly LowerPlace[] = [
  { path: '/deliveries', name: 'deliveries', leadsTo: 'viewer', below: '/webhooks' },
  { path: '/quarantine', name: 'quarantine', leadsTo: 'viewer', below: '/subscribers' },
];

/** The place that a page lies below; undefined of a page that is a place itself. */
export function placeAbove(here: string): Place | undefined {
  const places = [...nearPlaces, ...farPlaces];
  const lower = lowerPlaces.find(({ path }) => isHere(here, path));
  if (lower && isBelow(here, lower.path)) return lower;
  return places.find(({ path }) => (lower ? path === lower.below : isBelow(here, path)));
}

/** Whether a page is that place, or lies below it; `here` is its path and query. */
export function isHere(here: string, path: string): boolean {
  return pathOf(here) === path || isBelow(here, path);
}

/** Whether a page lies below a place; below the overview, which all do, none counts. */
export function isBelow(here: string, path: string): boolean {
  return path !== '' && here.startsWith(`${consolePath + path}/`);
}

/** The path of a page below the console. */
function pathOf(here: string): string {
  const [at = ''] = here.split('?');
  return at.startsWith(consolePath) ? at.slice(consolePath.length) : at;
}
