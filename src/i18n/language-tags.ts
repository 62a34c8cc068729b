import type { Language } from '../domain/localized.ts';

/** The languages as HTML and HTTP name them (BCP 47). */
export const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
