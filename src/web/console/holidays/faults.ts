import type { InputFault } from '../../../domain/app-error.ts';
import type { Language } from '../../../domain/localized.ts';
import {
  type ConsoleHolidaysTexts,
  consoleHolidaysTexts,
} from '../../../i18n/console/holidays-texts.ts';
import { withFaults } from '../refused.ts';
import type { TypedHolidays } from './typed.ts';

/**
 * What went wrong with the days of a year: what an action refuses names the fields of the form then,
 * and says what to do in the words of the reader.
 */
export function holidaysFaults(error: unknown, typed: TypedHolidays, language: Language): unknown {
  const { faults } = consoleHolidaysTexts[language];
  return withFaults(error, (fault) => inField(fault, typed, faults));
}

function inField(
  { pointer, detail }: InputFault,
  { rows }: TypedHolidays,
  texts: ConsoleHolidaysTexts['faults'],
): InputFault {
  const [, part = '', member = '', field = '', language = ''] = pointer.split('/');
  const at = (name: string, text: string) => ({ pointer: `/${name}`, detail: text });
  if (part === 'source' && (member === 'title' || member === 'url' || member === 'published')) {
    return at(`source.${member}`, texts[member]);
  }
  if (part !== 'days') return { pointer, detail };
  if (member === '') return at('days', texts.none);
  const row = `days.${rows[Number(member)] ?? 0}`;
  if (field === 'name') return at(`${row}.${language || 'zh'}`, texts.name);
  return at(`${row}.from`, texts.date);
}
