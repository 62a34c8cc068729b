import type { Language } from '../../domain/localized.ts';
import type { PromiseOfUpdate } from '../../domain/words/promise.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { pastTime, type Reading } from '../../i18n/time.ts';
import { Around } from './around.tsx';
import { FutureTime, PastTime } from './time.tsx';

type PromiseProps = Readonly<{
  promise: PromiseOfUpdate | null;
  language: Language;
  reading: Reading;
}>;

/** By when staff will say more, or that they have not done so. */
export function PromisedUpdate({ promise, language, reading }: PromiseProps) {
  if (promise === null) return null;
  const { kind, by } = promise;
  const { due, missed } = incidentTexts[language];
  return (
    <p class={`promise ${kind}`}>
      {kind === 'due' ? (
        <Around {...due}>
          <FutureTime instant={by} language={language} reading={reading} />
        </Around>
      ) : (
        <Around {...missed(pastTime(by, language, reading))}>
          <PastTime instant={by} language={language} reading={reading} />
        </Around>
      )}
    </p>
  );
}
