import { type Brand, logoOf } from '../brand.ts';
import type { Component, Site } from '../component.ts';
import { calendarsOf, dayNamesOf } from '../hours/calendar.ts';
import { readHoursDefinition } from '../hours/read-definition.ts';
import type { Watched } from '../watched.ts';
import { isReadable } from './readable.ts';
import { type BrandSetting, type Settings, settingIn, yearName } from './setting.ts';

/**
 * What is watched, as it stands now: what is stored, and can be read, goes before what the files say.
 */
export function watchedNow(watched: Watched, settings: Settings): Watched {
  const stored = settings.filter(isReadable);
  if (stored.length === 0) return watched;
  return { ...watched, ...calendarsNow(watched, stored), ...brandedNow(watched, stored) };
}

/** A year that is stored takes the place of the one from the files. */
function calendarsNow({ calendarYears = [] }: Watched, settings: Settings) {
  const years = new Map(calendarYears.map((year) => [yearName(year), year]));
  for (const { kind, value } of settings)
    if (kind === 'holidays') years.set(yearName(value), value);
  const known = [...years.values()];
  return { calendarYears: known, calendars: calendarsOf(known), dayNames: dayNamesOf(known) };
}

function brandedNow({ site, logo = null }: Watched, settings: Settings) {
  const shown = { ...site, groups: groupsNow(site, settings) };
  const stored = settingIn(settings, 'brand', '');
  if (stored === null) return { site: shown, logo };
  return { site: { ...shown, brand: brandOf(stored.value) }, logo: stored.value.logo };
}

/** A brand as pages show it. */
export function brandOf(setting: BrandSetting): Brand {
  return { ...setting, logo: setting.logo && logoOf(setting.logo) };
}

function groupsNow({ groups, timeZone }: Site, settings: Settings): Site['groups'] {
  return groups.map((group) => ({
    ...group,
    components: group.components.map((one) => componentNow(one, timeZone, settings)),
  }));
}

function componentNow(component: Component, timeZone: string, settings: Settings): Component {
  const { contact: written, ...rest } = component;
  const stored = settingIn(settings, 'contact', component.slug);
  const contact = stored ? stored.value : written;
  const hours = hoursOf(component, timeZone, settings);
  return { ...rest, ...(contact && { contact }), ...(hours && { hours }) };
}

function hoursOf({ slug, hours }: Component, timeZone: string, settings: Settings) {
  const stored = settingIn(settings, 'hours', slug);
  return (stored && readHoursDefinition(stored.value, timeZone)) ?? hours;
}
