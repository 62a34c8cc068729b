import type { BrandLink, LogoImage, Registration } from '../brand.ts';
import type { Contact } from '../component.ts';
import type { CalendarYear } from '../hours/calendar.ts';
import type { HoursDefinition } from '../hours/hours-definition.ts';
import type { Localized } from '../localized.ts';

/** A brand as it is kept: with the image of its logo. */
export type BrandSetting = Readonly<{
  logo: LogoImage | null;
  accent: string | null;
  links: readonly BrandLink[];
  footer: Localized | null;
  registrations: readonly Registration[];
}>;

/** Of a site that is nobody's in particular. */
export const plainBrand: BrandSetting = {
  ...{ logo: null, accent: null, links: [], footer: null, registrations: [] },
};

/**
 * What files say first and staff change from then on, a thing at a time. `subject` is what it is
 * about: the slug of a component, a year of a calendar (`yearName`), nothing of the brand.
 */
export type Setting =
  | Readonly<{ kind: 'hours'; subject: string; value: HoursDefinition }>
  | Readonly<{ kind: 'contact'; subject: string; value: Contact | null }>
  | Readonly<{ kind: 'holidays'; subject: string; value: CalendarYear }>
  | Readonly<{ kind: 'brand'; subject: ''; value: BrandSetting }>;

export type SettingKind = Setting['kind'];

/** A setting of a kind. */
export type SettingOf<Kind extends SettingKind> = Extract<Setting, { kind: Kind }>;

/** A setting as it is stored. `version` counts its changes, 1 as it came from the files; UTC ms. */
export type Stored<One extends Setting = Setting> = One &
  Readonly<{ version: number; updatedAt: number }>;

/** Everything that is stored. What is not among it is as the files say. */
export type Settings = readonly Stored[];

/** Where nothing is stored. */
export const noSettings: Settings = [];

/** What is stored of a kind about a subject; null where nothing is. */
export function settingIn<Kind extends SettingKind>(
  settings: Settings,
  kind: Kind,
  subject: string,
): Stored<SettingOf<Kind>> | null {
  const isIt = (one: Stored): one is Stored<SettingOf<Kind>> =>
    one.kind === kind && one.subject === subject;
  return settings.find(isIt) ?? null;
}

/** What a year of a calendar is called: `cn-2026`. */
export function yearName({ calendar, year }: Pick<CalendarYear, 'calendar' | 'year'>): string {
  return `${calendar}-${year}`;
}
