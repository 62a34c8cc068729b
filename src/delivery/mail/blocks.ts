import { type Language, type Words, wordsFor } from '../../domain/localized.ts';

/** A text with the language in which it stands, which may not be that of the letter. */
export type Phrase = Readonly<{ text: string; language: Language }>;

/** An address to go to, and what it is called. */
export type Link = Readonly<{ label: string; href: string }>;

/** What a letter is made of; it is printed as plain text and as HTML, which say the same. */
export type Block =
  /** Where something stands, and what it is. */
  | Readonly<{ kind: 'heading'; label: string; title: Phrase }>
  | Readonly<{ kind: 'line'; text: string }>
  /** What staff have written, in Markdown; `label` stands before a short one. */
  | Readonly<{ kind: 'words'; label: string | null; words: Phrase }>
  | Readonly<{ kind: 'list'; title: string; items: readonly Item[] }>
  | Readonly<{ kind: 'link'; link: Link }>
  /** Something else begins. */
  | Readonly<{ kind: 'rule' }>
  /** What stands small below. */
  | Readonly<{ kind: 'footer'; lines: readonly string[]; links: readonly Link[] }>;

/** What stands in a list; `before` is said of it. */
export type Item = Readonly<{ before: string; name: Phrase; link: Link | null }>;

/** Words of staff for readers of a language: in the other one where that is all there is. */
export function phraseFor(words: Words, language: Language): Phrase {
  return wordsFor(words, language);
}

/** Says something in a line of its own; nothing where there is nothing to say. */
export function lineOf(text: string | null): readonly Block[] {
  return text === null ? [] : [{ kind: 'line', text }];
}

/** A list under its title; nothing where it would be empty. */
export function listOf(title: string, items: readonly Item[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', title, items }];
}
