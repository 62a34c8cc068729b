import type { InputFault } from '../../../domain/app-error.ts';
import type { Language } from '../../../domain/localized.ts';
import { type ConsoleHoursTexts, consoleHoursTexts } from '../../../i18n/console/hours-texts.ts';
import { withFaults } from '../refused.ts';
import type { TypedHours } from './typed.ts';

/**
 * What went wrong with hours: what an action refuses names the fields of the form then, and says what
 * to do in the words of the reader.
 */
export function hoursFaults(error: unknown, typed: TypedHours, language: Language): unknown {
  const { faults } = consoleHoursTexts[language];
  return withFaults(error, (fault) => inField(fault, typed, faults));
}

function inField(
  { pointer, detail }: InputFault,
  { seasonRows, dayRows }: TypedHours,
  texts: ConsoleHoursTexts['faults'],
): InputFault {
  const [, , part = '', index = '', member = '', day = ''] = pointer.split('/');
  const at = (field: string, text: string) => ({ pointer: `/${field}`, detail: text });
  switch (part) {
    case 'week':
      return ofWeek('seasons.0', index, texts);
    case 'onHolidays':
      return at('seasons.0.holidays', texts.day);
    case 'seasons': {
      const season = `seasons.${seasonRows[Number(index)] ?? 0}`;
      if (member === 'from') return at(`${season}.from`, texts.from);
      return member === 'week' ? ofWeek(season, day, texts) : at(`${season}.holidays`, texts.day);
    }
    case 'specialDays': {
      const special = `days.${dayRows[Number(index)] ?? 0}`;
      if (member === 'date') return at(`${special}.date`, texts.date);
      return at(special, texts.special);
    }
    case 'bot':
      return at(index ? `bot.${index}` : 'bot', texts.day);
    case 'timeZone':
    case 'calendar':
      return at(part, texts[part]);
    default:
      return { pointer, detail };
  }
}

function ofWeek(season: string, day: string, texts: ConsoleHoursTexts['faults']): InputFault {
  return day === ''
    ? { pointer: `/${season}.week`, detail: texts.week }
    : { pointer: `/${season}.${day}`, detail: texts.day };
}
