import type { Child } from 'hono/jsx';
import type { Language, Words } from '../../domain/localized.ts';
import { SaidLine } from './words.tsx';

/** What is told of in one line: its title, which leads to its page, and a word beside it. */
export type TitleLine = Readonly<{
  /** Below each language. */
  path: string;
  title: Words;
  note: Child;
  /** What marks it for those who read pages by program. */
  attributes?: Readonly<Record<string, string>>;
}>;

type TitleListProps = Readonly<{
  heading: string;
  lines: readonly TitleLine[];
  language: Language;
}>;

/** What there is besides, in a line each. */
export function TitleList({ heading, lines, language }: TitleListProps) {
  if (lines.length === 0) return null;
  return (
    <div class="titles">
      <h2>{heading}</h2>
      <ul>
        {lines.map(({ path, title, note, attributes }) => (
          <li {...attributes}>
            <a href={`/${language}${path}`}>
              <SaidLine words={title} language={language} />
            </a>{' '}
            <span>{note}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
