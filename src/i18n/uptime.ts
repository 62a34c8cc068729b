import type { Language } from '../domain/localized.ts';

/** An uptime as it is printed in both languages: `99.98%`, and `—` where nothing is covered. */
export function uptimeText(percent: number | null): string {
  return percent === null ? '—' : `${percent.toFixed(2)}%`;
}

/** A share of time, 0 to 1, in words: `75%`, and neither none nor all of it while it is some. */
export function shareText(share: number, language: Language): string {
  const { most, least } = extremes[language];
  if (share < 0.01) return least;
  return share < 0.99 ? `${Math.floor(100 * share)}%` : most;
}

const extremes: Readonly<Record<Language, Readonly<{ most: string; least: string }>>> = {
  zh: { most: '超过 99%', least: '不到 1%' },
  en: { most: 'more than 99%', least: 'less than 1%' },
};
