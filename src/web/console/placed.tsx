import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { languageTags } from '../../i18n/language-tags.ts';

type PlacedProps = Readonly<{
  /** Of the reader, not of what is shown. */
  language: Language;
  place: 'status' | 'own';
  children?: Child;
}>;

/** A part of a preview, with where customers read it. */
export function Placed({ language, place, children }: PlacedProps) {
  return (
    <div class="placed">
      <p class="quiet" lang={languageTags[language]}>
        {composeTexts[language].place[place]}
      </p>
      {children}
    </div>
  );
}
