import type { Language } from '../../domain/localized.ts';
import { historyTexts } from '../../i18n/history-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { duration, type Reading } from '../../i18n/time.ts';
import type { TroubleView } from '../public/history-view.ts';
import { Lamp } from './lamp.tsx';
import { Period } from './time.tsx';

type TroubleRowProps = Readonly<{ trouble: TroubleView; language: Language; reading: Reading }>;

/** One trouble: how bad it was at worst, from when to when, how long, and why. */
export function TroubleRow({ trouble, language, reading }: TroubleRowProps) {
  const { worst, reason, foundBy, start, end } = trouble;
  return (
    <li class={worst}>
      <Lamp kind={worst} />
      <p class="word">{texts[language].status[worst]}</p>
      <p class="line">
        <span class="phrase">
          <Period span={{ start, end }} language={language} reading={reading} />
        </span>{' '}
        {lengthTexts(trouble, language, reading).map((text) => (
          <>
            <span class="phrase">{text}</span>{' '}
          </>
        ))}
      </p>
      {reason && (
        <p class="reason">
          {foundBy && texts[language].lookedAt[foundBy]}
          {reason[language]}
        </p>
      )}
    </li>
  );
}

/** How long it was, and how much of that was as bad as its word says. */
function lengthTexts(
  trouble: TroubleView,
  language: Language,
  reading: Reading,
): readonly string[] {
  const { start, end, worst, worstMs } = trouble;
  const worstLength = duration(worstMs, language);
  const length = lengthText(trouble, language, reading);
  if (worstLength === duration(end - start, language)) return [length];
  const atWorst = historyTexts[language].atWorst(texts[language].status[worst], worstLength);
  return [length, atWorst];
}

function lengthText(
  { start, end, ending }: TroubleView,
  language: Language,
  { readWhen }: Reading,
): string {
  const { lasted, lasting, unknown, beyond } = historyTexts[language];
  const length = duration(end - start, language);
  switch (ending) {
    case 'over':
      return lasted(length);
    case 'lasting':
      return lasting[readWhen](length);
    case 'unknown':
      return unknown(length);
    case 'beyond':
      return beyond(length);
  }
}
