import type { Language } from '../domain/localized.ts';
import type { Environment } from './definitions/targets.ts';

/** The language of the person at the terminal, by the locale of the system (POSIX, XBD §8.2). */
export function terminalLanguage({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en';
}
