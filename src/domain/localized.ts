/** The two languages every text is written in. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text, written twice: natural Chinese and natural English. */
export type Localized = Readonly<Record<Language, string>>;

/** What staff have written, in at least one language; a translation that is absent is pending. */
export type Words = Readonly<Partial<Localized>>;

/** A text and the language in which it stands. */
export type WordsShown = Readonly<{ text: string; language: Language }>;

/** Words for readers of a language: in their own where it is there, else in the other one. */
export function wordsFor(words: Words, language: Language): WordsShown {
  const other = language === 'zh' ? 'en' : 'zh';
  const own = words[language];
  return own === undefined
    ? { text: words[other] ?? '', language: other }
    : { text: own, language };
}

/** The language into which a translation is still to come; null where none is. */
export function missingLanguage(words: Words): Language | null {
  return languages.find((language) => words[language] === undefined) ?? null;
}
