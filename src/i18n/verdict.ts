import type { Language } from '../domain/localized.ts';
import type { Verdict } from '../domain/status/verdict.ts';
import { futureTime, pastTime, type Reading } from './time.ts';
import { sayInEnglish } from './verdict-en.ts';
import { headlineStatements } from './verdict-headline.ts';
import { noteStatements } from './verdict-note.ts';
import type { Statement } from './verdict-statement.ts';
import type { Told } from './verdict-ways.ts';
import { sayInChinese } from './verdict-zh.ts';

/** A sentence as phrases: a line may break between them, never inside one. */
export type Sentence = readonly string[];

/** The verdict in words: the headline, what is said smaller below it, and all of it as plain text. */
export type VerdictWords = Readonly<{
  headline: readonly Sentence[];
  note: readonly Sentence[];
  text: string;
}>;

/** Puts a verdict into words, in natural sentences of the language. */
export function verdictWords(verdict: Verdict, language: Language, reading: Reading): VerdictWords {
  const say = language === 'zh' ? sayInChinese : sayInEnglish;
  const told = toldIn(language, reading);
  const stated = standingIn(reading, headlineStatements(verdict, told));
  const headline = stated.map(say);
  const note = noteStatements(verdict, told, stated).map(say);
  return { headline, note, text: plainText([...headline, ...note], language) };
}

/** Who reads it later is not told how it is right now where something else is left to tell, with its time. */
function standingIn({ readWhen }: Reading, stated: readonly Statement[]): readonly Statement[] {
  if (readWhen === 'now') return stated;
  const dated = stated.filter(({ kind }) => kind !== 'nobody' && kind !== 'allClosed');
  return dated.length > 0 ? dated : stated;
}

function toldIn(language: Language, reading: Reading): Told {
  return {
    nameOf: ({ condition }) => condition.component.name[language],
    time: (instant) => (instant === null ? null : pastTime(instant, language, reading)),
    opening: ({ condition: { staffing } }) =>
      staffing.kind === 'closed' && staffing.opensAt !== null
        ? futureTime(staffing.opensAt, language, reading)
        : null,
    holiday: ({ condition: { holiday } }) => holiday?.[language] ?? null,
  };
}

/** Sentences as one line of text; Chinese runs on without spaces. */
export function plainText(sentences: readonly Sentence[], language: Language): string {
  const gap = language === 'zh' ? '' : ' ';
  return sentences.map((phrases) => phrases.join(gap)).join(gap);
}
