import type { Language } from '../../domain/localized.ts';
import type { Sentence } from '../../i18n/verdict.ts';

/** A sentence of which no phrase is broken across lines. Chinese phrases stand without spaces. */
export function Phrases({ sentence, language }: { sentence: Sentence; language: Language }) {
  const gap = language === 'zh' ? '' : ' ';
  return (
    <>
      {sentence.map((phrase, index) => (
        <>
          {index > 0 && gap}
          <span class="phrase">{phrase}</span>
        </>
      ))}
    </>
  );
}
