import type { Language } from '../../domain/localized.ts';
import { dayTime, type Reading } from '../../i18n/time.ts';
import type { SearchedOn } from '../../storage/page.ts';

type OnwardProps = Readonly<{
  next: SearchedOn | null;
  /** The id from which on this part was asked for; null of the beginning. */
  before: string | null;
  /** The address of the part that follows an id; null for the beginning. */
  addressOf: (before: string | null) => string;
  /** What the links say, and how far back was looked in vain. */
  texts: Readonly<{
    newest: string;
    older: string;
    further: string;
    lookedThrough: (count: number, time: string) => string;
  }>;
  /** How many are looked through at once. */
  most: number;
  language: Language;
  reading: Reading;
}>;

/** Where a list that was searched goes on, and back to its beginning. */
export function Onward(props: OnwardProps) {
  const { next, before, addressOf, texts, most, language, reading } = props;
  return (
    <>
      {next?.kind === 'further' && (
        <p>{texts.lookedThrough(most, dayTime(next.at, language, reading))}</p>
      )}
      <p class="links">
        {before !== null && (
          <a class="more" href={addressOf(null)}>
            {texts.newest}
          </a>
        )}
        {next && (
          <a class="more" href={addressOf(next.before)}>
            {next.kind === 'more' ? texts.older : texts.further}
          </a>
        )}
      </p>
    </>
  );
}
