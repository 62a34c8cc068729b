import type { HoursDefinition } from '../hours/hours-definition.ts';
import { readHoursDefinition } from '../hours/read-definition.ts';
import { type ServiceHours, weekdays } from '../hours/service-hours.ts';
import { isDate } from '../time/date.ts';
import { isZone } from '../time/zone.ts';
import { type Settings, type Stored, yearName } from './setting.ts';

/**
 * Whether a stored setting is one that this program, on this runtime, can show. A newer program,
 * another runtime or a hand in the database may have stored others, which must not take a page down.
 */
export function isReadable({ kind, subject, value }: Stored): boolean {
  switch (kind) {
    case 'hours':
      return areHours(value);
    case 'contact':
      return value === null || isContact(value);
    case 'holidays':
      return isCalendarYear(value) && subject === yearName(value);
    case 'brand':
      return isBrand(value);
    default:
      return false;
  }
}

/** The settings that cannot be read: in their place what the files say holds. */
export function unreadable(settings: Settings): readonly Pick<Stored, 'kind' | 'subject'>[] {
  return settings.filter((one) => !isReadable(one));
}

function areHours(value: unknown): boolean {
  try {
    const hours = readHoursDefinition(value as HoursDefinition, 'Etc/UTC');
    return hours !== null && (hours.kind === 'always' || areWhole(hours));
  } catch {
    // Of another shape altogether.
    return false;
  }
}

function areWhole(hours: Exclude<ServiceHours, { kind: 'always' }>): boolean {
  const { timeZone, calendar, seasons, specialDays } = hours;
  return (
    isZone(timeZone) &&
    (calendar === null || isText(calendar)) &&
    seasons.every(
      ({ from, makeUpAs }) => (from === null || isDate(from)) && isOf(weekdays, makeUpAs),
    ) &&
    specialDays.every(({ date }) => isDate(date))
  );
}

function isCalendarYear(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { calendar, year, source, days } = value;
  return (
    isText(calendar) &&
    Number.isInteger(year) &&
    isObject(source) &&
    [source.title, source.url, source.published].every(isText) &&
    isListOf(days, isOfficialDay)
  );
}

function isOfficialDay({ date, kind, name }: Fields): boolean {
  return isDate(date) && isOf(['holiday', 'make_up_day'], kind) && isLocalized(name);
}

function isContact(value: unknown): boolean {
  return isObject(value) && isLocalized(value.label) && isText(value.href);
}

function isBrand(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { logo, accent, links, footer, registrations } = value;
  return (
    (logo === null || isLogo(logo)) &&
    (accent === null || (isText(accent) && /^#[\da-f]{6}$/i.test(accent))) &&
    isListOf(links, isContact) &&
    (footer === null || isLocalized(footer)) &&
    isListOf(registrations, ({ label, href }) => isText(label) && isText(href))
  );
}

function isLogo(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { format, width, height, hash, base64 } = value;
  return (
    isOf(['png', 'jpg', 'webp', 'svg'], format) &&
    [width, height].every((side) => typeof side === 'number' && side > 0) &&
    isText(hash) &&
    /^[\da-f]+$/.test(hash) &&
    isText(base64) &&
    isBase64(base64)
  );
}

function isBase64(text: string): boolean {
  try {
    return atob(text) !== '';
  } catch {
    return false;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isOne: (fields: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isObject(one) && isOne(one));
}

function isLocalized(value: unknown): boolean {
  return isObject(value) && isText(value.zh) && isText(value.en);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isOf(list: readonly string[], value: unknown): boolean {
  return isText(value) && list.includes(value);
}
