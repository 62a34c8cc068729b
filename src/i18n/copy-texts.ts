import type { Language } from '../domain/localized.ts';

/** The texts that only a static copy of the site has. */
export type CopyTexts = Readonly<{
  /** Before and after the instant as of which a page was copied, with the offset of its clock. */
  asOf: Readonly<{ before: string; after: (offset: string) => string }>;
  /** What the page said at that instant. */
  quoted: (verdict: string) => string;
  /** That it may be otherwise by now. */
  overtaken: string;
  /** Leads to the same page of the site itself. */
  toSite: string;
}>;

const zh: CopyTexts = {
  asOf: { before: '截至 ', after: (offset) => `（${offset}）：` },
  quoted: (verdict) => `“${verdict}”`,
  overtaken: '本页是副本，此后可能已有变化。',
  toSite: '查看最新页面',
};

const en: CopyTexts = {
  asOf: { before: 'As of ', after: (offset) => ` (${offset}):` },
  quoted: (verdict) => `“${verdict}”`,
  overtaken: 'This page is a copy, and things may have changed since.',
  toSite: 'See the page as it is now',
};

export const copyTexts: Readonly<Record<Language, CopyTexts>> = { zh, en };
