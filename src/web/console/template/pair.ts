import type { Words } from '../../../domain/localized.ts';

/** A text of one line in both languages on one line: `中文 | English`. */
export function pairOf({ zh = '', en = '' }: Words): string {
  return `${zh} | ${en}`.trim();
}

/** Reads it again; of a line without a stroke its script tells the language. */
export function pairIn(line: string): Words {
  const [first = '', ...rest] = line.trim().split(/(?:^|\s)\|(?:\s|$)/);
  if (rest.length > 0) return { ...named('zh', first), ...named('en', rest.join(' | ')) };
  const [zh = '', en] = line.split('|');
  if (en !== undefined) return { ...named('zh', zh), ...named('en', en) };
  return named(/\p{Script=Han}/u.test(line) ? 'zh' : 'en', line);
}

function named(language: 'zh' | 'en', text: string): Words {
  return text.trim() === '' ? {} : { [language]: text.trim() };
}
