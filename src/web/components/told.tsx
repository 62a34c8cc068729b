import type { Child } from 'hono/jsx';
import type { Language, Words } from '../../domain/localized.ts';
import { type TitleLine, TitleList } from './title-list.tsx';
import { SaidLine } from './words.tsx';

type ToldProps<One> = Readonly<{
  all: readonly One[];
  /** Names the section to those who cannot see where it stands. */
  label: string;
  /** Heads those that are told of in a line each. */
  more: string;
  card: (one: One) => Child;
  line: (one: One) => TitleLine;
  language: Language;
}>;

/** How many are told of whole: a page of more would help nobody. */
const mostWhole = 5;

/** What staff say, of one kind: the first few whole, the others by their titles. */
export function Told<One>({ all, label, more, card, line, language }: ToldProps<One>) {
  if (all.length === 0) return null;
  return (
    <section class="told" aria-label={label}>
      {all.slice(0, mostWhole).map(card)}
      <TitleList heading={more} lines={all.slice(mostWhole).map(line)} language={language} />
    </section>
  );
}

type CardTitleProps = Readonly<{ id: string; path: string; title: Words; language: Language }>;

/** The title of what is told, which leads to its page. */
export function CardTitle({ id, path, title, language }: CardTitleProps) {
  return (
    <h2 id={`title-${id}`}>
      <a href={`/${language}${path}/${id}`}>
        <SaidLine words={title} language={language} />
      </a>
    </h2>
  );
}
