import type { Child } from 'hono/jsx';
import { type Language, missingLanguage, type Words } from '../../domain/localized.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { SaidLine } from '../components/words.tsx';
import { consolePath } from './console-path.ts';

/** Something that staff have said, in one line. */
export type SaidEntry = Readonly<{
  /** Below the console. */
  path: string;
  title: Words;
  notes: Child;
}>;

type SaidListProps = Readonly<{
  heading: string;
  entries: readonly SaidEntry[];
  /** Told where there are none; without it nothing is. */
  none?: string;
  language: Language;
}>;

/** What staff have said, in a line each that leads to its page. */
export function SaidList({ heading, entries, none, language }: SaidListProps) {
  if (entries.length === 0 && none === undefined) return null;
  return (
    <section class="titles">
      <h2>{heading}</h2>
      {entries.length === 0 && <p class="quiet">{none}</p>}
      <ul>
        {entries.map((entry) => (
          <SaidRow {...{ entry, language }} />
        ))}
      </ul>
    </section>
  );
}

type SaidRowProps = Readonly<{ entry: SaidEntry; language: Language }>;

function SaidRow({ entry: { path, title, notes }, language }: SaidRowProps) {
  const missing = missingLanguage(title);
  return (
    <li>
      <a href={consolePath + path}>
        <SaidLine words={title} language={language} />
      </a>{' '}
      <span>{notes}</span>
      {missing && <span>{composeTexts[language].pending[missing]}</span>}
    </li>
  );
}

type PagingProps = Readonly<{
  language: Language;
  /** Below the console: the list. */
  path: string;
  /** Where the list goes on; null at its end. */
  before: string | null;
  isFirst: boolean;
  /** What is looked for in the list. */
  search?: URLSearchParams;
}>;

/** Leads to what is older, and back to the newest. */
export function Paging({ language, path, before, isFirst, search }: PagingProps) {
  const { older, newest } = composeTexts[language];
  const further = new URLSearchParams([...(search ?? []), ['before', before ?? '']]);
  return (
    <p class="links">
      {!isFirst && (
        <a class="more" href={consolePath + path + (search?.size ? `?${search}` : '')}>
          {newest}
        </a>
      )}
      {before !== null && (
        <a class="more" href={`${consolePath}${path}?${further}`}>
          {older}
        </a>
      )}
    </p>
  );
}
