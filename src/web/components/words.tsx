import { raw } from 'hono/html';
import { type Language, type Words, wordsFor } from '../../domain/localized.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { markdownHtml } from '../../i18n/markdown.ts';

type WordsProps = Readonly<{ words: Words; language: Language }>;

/** A line that staff have written, in the other language where that is all there is. */
export function SaidLine({ words, language }: WordsProps) {
  const { text } = wordsFor(words, language);
  return <bdi lang={foreign(words, language)}>{text}</bdi>;
}

/** What staff have written in Markdown, whole or only its first paragraph. */
export function Prose({
  words,
  part,
  language,
}: WordsProps & Readonly<{ part: 'whole' | 'opening' }>) {
  const { text } = wordsFor(words, language);
  const [opening = ''] = text.split(/\n[ \t]*\n/);
  return (
    <div class="prose" lang={foreign(words, language)} hx-ignore="">
      {raw(markdownHtml(part === 'whole' ? text : opening))}
    </div>
  );
}

/** Says that a translation is still to come, where it is of any of the texts. */
export function Pending({ of, language }: Readonly<{ of: readonly Words[]; language: Language }>) {
  if (of.every((words) => foreign(words, language) === undefined)) return null;
  return <p class="pending">{incidentTexts[language].pending}</p>;
}

/** The language of a text that stands in the other one; nothing where it stands in its own. */
function foreign(words: Words, language: Language): string | undefined {
  const shown = wordsFor(words, language);
  return shown.language === language ? undefined : languageTags[shown.language];
}
