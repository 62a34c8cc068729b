import type { Language, Words } from '../../domain/localized.ts';
import { timestamp } from '../../domain/time/timestamp.ts';
import { instantOf, zoneOffset } from '../../domain/time/zone.ts';
import { type Fields, typedIn } from './form.ts';

/** What was typed in each language into the fields `NAME.zh` and `NAME.en`; none where both are empty. */
export function wordsIn(fields: Fields, name: string): Partial<Words> {
  return { ...inLanguage(fields, name, 'zh'), ...inLanguage(fields, name, 'en') };
}

function inLanguage(fields: Fields, name: string, language: Language): Partial<Words> {
  const text = typedIn(fields, `${name}.${language}`);
  return text.trim() === '' ? {} : { [language]: text };
}

/** The fields `NAME.zh` and `NAME.en` of words, before anybody has typed. */
export function wordsFields(name: string, words: Words): readonly [string, string][] {
  return Object.entries(words).map(([language, text]) => [`${name}.${language}`, text]);
}

const localTime = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?$/;

/**
 * The instant that was typed as a local time of a zone (HTML §2.3.5.5), as an API takes it; nothing
 * where the field is empty. What is no time is returned as it is, so that it is refused by its name.
 */
export function timeIn(fields: Fields, name: string, timeZone: string): string | undefined {
  const text = typedIn(fields, name).trim();
  if (text === '') return undefined;
  const [, date, time] = localTime.exec(text) ?? [];
  const local = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(local)) return text;
  return timestamp(instantOf(local, zoneOffset(timeZone), 'first'));
}

/** An instant (UTC ms) as a local time of a zone, to the minute, as a field for it takes it. */
export function localTimeOf(instant: number, timeZone: string): string {
  return new Date(instant + zoneOffset(timeZone)(instant)).toISOString().slice(0, 16);
}
