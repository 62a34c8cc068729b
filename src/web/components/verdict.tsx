import type { Language } from '../../domain/localized.ts';
import type { VerdictWords } from '../../i18n/verdict.ts';
import { Phrases } from './phrases.tsx';

/** The answer of the page: its first and largest words, read out again when they change. */
export function Verdict({ words, language }: { words: VerdictWords; language: Language }) {
  return (
    <div class="verdict" aria-live="polite" aria-atomic="true">
      <h1>
        {words.headline.map((sentence, index) => (
          <>
            {index > 0 && ' '}
            <span class="sentence">
              <Phrases sentence={sentence} language={language} />
            </span>
          </>
        ))}
      </h1>
      {words.note.map((sentence) => (
        <p>
          <Phrases sentence={sentence} language={language} />
        </p>
      ))}
    </div>
  );
}
