import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import { pastTime } from '../../i18n/time.ts';
import { plainText } from '../../i18n/verdict.ts';
import { titleFrom } from '../document.ts';
import type { PublicView } from '../public/view.ts';
import { FreshnessLine } from './freshness-line.tsx';
import { Lamp } from './lamp.tsx';
import { Verdict } from './verdict.tsx';

type OutdatedProps = Readonly<{
  view: Pick<PublicView, 'freshness' | 'siteName' | 'reading' | 'zone'>;
  language: Language;
}>;

/**
 * What stands in for the verdict, the freshness, each lamp and each word once an open page could not
 * be renewed for longer than it may be believed. Brought along unseen, as there may be no
 * connection to fetch it over; the script puts it in place by the first class of each element.
 */
export function Outdated({ view, language }: OutdatedProps) {
  const { freshness, siteName, reading, zone } = view;
  const { outdated, unverified } = texts[language];
  if (!('believedForMs' in freshness)) return null;
  const headline = outdated.headline(pastTime(freshness.at, language, reading));
  const note = [[outdated.note]];
  const text = plainText([...headline, ...note], language);
  return (
    <template data-title={titleFrom(plainText(headline.slice(0, 1), language), siteName[language])}>
      <Verdict words={{ headline, note, text }} language={language} />
      <FreshnessLine
        freshness={{ kind: 'unverified', at: freshness.at, ageMs: freshness.ageMs }}
        zone={zone[language]}
        language={language}
        reading={reading}
      />
      <Lamp kind="unverified" />
      <p class="word">{unverified}</p>
    </template>
  );
}
