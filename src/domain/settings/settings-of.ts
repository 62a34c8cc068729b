import { type Component, siteComponents } from '../component.ts';
import { writeHoursDefinition } from '../hours/write-definition.ts';
import type { Watched } from '../watched.ts';
import { type Setting, yearName } from './setting.ts';

/** What is said of everything that can be set; what is not said is left out. */
export function settingsOf({
  site,
  calendarYears = [],
  logo = null,
}: Pick<Watched, 'site' | 'calendarYears' | 'logo'>): readonly Setting[] {
  return [
    ...siteComponents(site).flatMap(componentSettings),
    ...calendarYears.map(
      (value) => ({ kind: 'holidays', subject: yearName(value), value }) as const,
    ),
    ...(site.brand
      ? [{ kind: 'brand', subject: '', value: { ...site.brand, logo } } as const]
      : []),
  ];
}

function componentSettings({ slug, hours, contact }: Component): readonly Setting[] {
  return [
    ...(hours
      ? [{ kind: 'hours', subject: slug, value: writeHoursDefinition(hours) } as const]
      : []),
    ...(contact ? [{ kind: 'contact', subject: slug, value: contact } as const] : []),
  ];
}
