import type { Language } from '../../domain/localized.ts';
import { copyTexts } from '../../i18n/copy-texts.ts';
import { minuteTime, offsetFromUtc, type Reading } from '../../i18n/time.ts';

type AsOfProps = Readonly<{
  /** When the page was copied, UTC ms. */
  asOf: number;
  /** The clock that it is told by, at that instant. */
  reading: Reading;
  /** What the whole page said then, where that is its subject. */
  verdict: string | null;
  /** The same page of the site itself; null where nobody knows its address. */
  siteUrl: string | null;
  language: Language;
}>;

/** Says as of when a copied page was true, what it said then, and where to see it as it is now. */
export function AsOf({ asOf, reading, verdict, siteUrl, language }: AsOfProps) {
  const text = copyTexts[language];
  return (
    <p class="notice">
      <strong>
        {text.asOf.before}
        <time datetime={new Date(asOf).toISOString()}>
          {reading.today} {minuteTime(asOf, language, reading)}
        </time>
        {text.asOf.after(offsetFromUtc(reading))}
      </strong>{' '}
      {verdict !== null && `${text.quoted(verdict)} `}
      <span class="phrase">{text.overtaken}</span>
      {siteUrl !== null && (
        <span class="see">
          {' '}
          <a href={siteUrl}>{text.toSite}</a>
        </span>
      )}
    </p>
  );
}
