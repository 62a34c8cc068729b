import type { LogoImage } from '../brand.ts';
import { type Component, type Site, siteComponents } from '../component.ts';
import { writeHoursDefinition } from '../hours/write-definition.ts';
import type { Watched } from '../watched.ts';
import { isReadable } from './readable.ts';
import {
  plainBrand,
  type SettingKind,
  type SettingOf,
  type Settings,
  type Stored,
  settingIn,
  yearName,
} from './setting.ts';

/** The hours of all components in the order of the page: as they are stored, else as the files say. */
export function hoursNow(
  { site }: Pick<Watched, 'site'>,
  settings: Settings,
): readonly Stored<SettingOf<'hours'>>[] {
  return siteComponents(site).map((component) => storedOr(hoursSaid(component), settings));
}

function hoursSaid({ slug, hours }: Component): SettingOf<'hours'> {
  return { kind: 'hours', subject: slug, value: hours ? writeHoursDefinition(hours) : 'always' };
}

/** The contacts of all components, in the same way. */
export function contactsNow(
  { site }: Pick<Watched, 'site'>,
  settings: Settings,
): readonly Stored<SettingOf<'contact'>>[] {
  return siteComponents(site).map(({ slug, contact = null }) =>
    storedOr({ kind: 'contact', subject: slug, value: contact }, settings),
  );
}

/** What says which brand there is. */
export type BrandSaid = Readonly<{ site: Pick<Site, 'brand'>; logo?: LogoImage | null }>;

/** The brand, in the same way. */
export function brandSettingNow(
  { site, logo = null }: BrandSaid,
  settings: Settings,
): Stored<SettingOf<'brand'>> {
  const value = site.brand ? { ...site.brand, logo } : plainBrand;
  return storedOr({ kind: 'brand', subject: '', value }, settings);
}

/** All years of official calendars, in the same way; by name. */
export function holidaysNow(
  { calendarYears = [] }: Pick<Watched, 'calendarYears'>,
  settings: Settings,
): readonly Stored<SettingOf<'holidays'>>[] {
  const stored = settings.filter((one) => one.kind === 'holidays').filter(isReadable);
  const said = calendarYears
    .filter((year) => !stored.some(({ subject }) => subject === yearName(year)))
    .map((value) => storedOr({ kind: 'holidays', subject: yearName(value), value }, settings));
  return [...stored, ...said].sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

/**
 * What is stored of something; as it is said where nothing is, or nothing that can be read. The
 * version is that of the row, so that the next change takes its place.
 */
function storedOr<Kind extends SettingKind>(
  said: SettingOf<Kind>,
  settings: Settings,
): Stored<SettingOf<Kind>> {
  const stored = settingIn<Kind>(settings, said.kind, said.subject);
  if (stored && isReadable(stored)) return stored;
  const { version, updatedAt } = stored ?? { version: 0, updatedAt: 0 };
  return { ...said, version, updatedAt };
}
