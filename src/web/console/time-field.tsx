import { timesShown } from '../../domain/time/local-time.ts';
import { zoneOffset } from '../../domain/time/zone.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { Field } from './field.tsx';
import { typedIn } from './form.ts';
import type { StaffAsked } from './route.ts';
import { localTimeOf, timeIn } from './typed.ts';

type TimeFieldProps = Readonly<{
  asked: StaffAsked;
  name: string;
  label: string;
  fault: string | undefined;
  /** What it means to leave it empty, where that may be. */
  unsaid?: string;
}>;

/** A local time of the site, and in which zone that is; a time that its clocks do not show once is told. */
export function TimeField({ asked, name, label, fault, unsaid }: TimeFieldProps) {
  const { language, typed, watched } = asked;
  const zone = composeTexts[language].zone(watched.site.timeZoneName[language]);
  const usual = unsaid === undefined ? zone : `${unsaid}${language === 'zh' ? '' : ' '}${zone}`;
  const optional = unsaid !== undefined;
  return (
    <Field
      {...{ name, label, type: 'datetime-local', value: typedIn(typed, name), optional, fault }}
      hint={clockNote(asked, name) ?? usual}
    />
  );
}

/** What is to be known of a local time that clocks skip, or show twice; null of any other. */
export function clockNote(
  { typed, watched, language }: Pick<StaffAsked, 'typed' | 'watched' | 'language'>,
  name: string,
): string | null {
  const text = typedIn(typed, name).trim().slice(0, 16);
  const local = Date.parse(`${text}Z`);
  if (Number.isNaN(local)) return null;
  const shown = timesShown(local, zoneOffset(watched.site.timeZone));
  return shown === 'once' ? null : composeTexts[language].clock[shown](text.slice(11));
}

/**
 * The instant in a field that began with a stored one (UTC ms), as an API takes it; nothing where it
 * still says the same, as a field knows no seconds and not which of two equal times was meant.
 */
export function movedTimeIn(
  { typed, watched: { site } }: Pick<StaffAsked, 'typed' | 'watched'>,
  name: string,
  stored: number,
): string | undefined {
  const isSame = typedIn(typed, name).slice(0, 16) === localTimeOf(stored, site.timeZone);
  return isSame ? undefined : timeIn(typed, name, site.timeZone);
}
