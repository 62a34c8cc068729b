/** The two languages every text is written in. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text, written twice: natural Chinese and natural English. */
export type Localized = Readonly<Record<Language, string>>;
