import type { Language } from '../../domain/localized.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { maintenanceTexts } from '../../i18n/maintenance-texts.ts';
import { futureTime, type Reading } from '../../i18n/time.ts';
import type { ComponentSaid as Said } from '../public/component-said.ts';
import { Around } from './around.tsx';
import { FutureTime } from './time.tsx';
import { Pending, SaidLine } from './words.tsx';

type ComponentSaidProps = Readonly<{ said: Said | null; language: Language; reading: Reading }>;

/** Where staff tell more of a component, or why they say what they say. */
export function ComponentSaid({ said, language, reading }: ComponentSaidProps) {
  switch (said?.kind) {
    case undefined:
      return null;
    case 'override':
      return (
        <>
          <p class="reason">
            <SaidLine words={said.reason} language={language} />
          </p>
          <Pending of={[said.reason]} language={language} />
        </>
      );
    case 'incident':
      return (
        <p class="reason see">
          <Around {...incidentTexts[language].see}>
            <a href={`/${language}/incidents/${said.id}`}>
              <SaidLine words={said.title} language={language} />
            </a>
          </Around>
        </p>
      );
    case 'maintenance':
      return (
        <p class="reason see">
          <a href={`/${language}/maintenances/${said.id}`}>
            <WorkUntil until={said.until} language={language} reading={reading} />
          </a>
        </p>
      );
  }
}

type WorkUntilProps = Omit<ComponentSaidProps, 'said'> & Readonly<{ until: number | null }>;

function WorkUntil({ until, language, reading }: WorkUntilProps) {
  const text = maintenanceTexts[language];
  if (until === null) return <>{text.planned}</>;
  return (
    <Around {...text.until(futureTime(until, language, reading))}>
      <FutureTime instant={until} language={language} reading={reading} />
    </Around>
  );
}
