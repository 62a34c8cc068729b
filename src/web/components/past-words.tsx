import type { Language, Localized } from '../../domain/localized.ts';
import type { Span } from '../../domain/time/span.ts';
import { historyTexts } from '../../i18n/history-texts.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { maintenanceTexts } from '../../i18n/maintenance-texts.ts';
import { duration, type Reading } from '../../i18n/time.ts';
import type { IncidentView } from '../public/incident-view.ts';
import type { WordsMonth } from '../public/words-month.ts';
import { Around } from './around.tsx';
import { incidentLine } from './incident.tsx';
import { maintenanceLine } from './maintenance.tsx';
import { PastTime, Period } from './time.tsx';
import { TitleList } from './title-list.tsx';

type Reader = Readonly<{ language: Language; reading: Reading }>;

/** What was resolved within the last day, in a line each. */
export function ResolvedLately({
  incidents,
  language,
  reading,
}: Reader & Readonly<{ incidents: readonly IncidentView[] }>) {
  const { resolvedLately, resolved } = incidentTexts[language];
  const note = ({ resolvedAt }: IncidentView) =>
    resolvedAt !== null && (
      <Around {...resolved}>
        <PastTime instant={resolvedAt} language={language} reading={reading} />
      </Around>
    );
  const lines = incidents.map((one) => incidentLine(one, note(one)));
  return <TitleList heading={resolvedLately} lines={lines} language={language} />;
}

/** What staff have said of a month: when, how long, and of which components. */
export function MonthOfWords({
  words: { incidents, maintenances },
  now,
  language,
  reading,
}: Reader & Readonly<{ words: WordsMonth; now: number }>) {
  const { lasted, lasting } = historyTexts[language];
  const told = ({ startedAt, resolvedAt, components }: IncidentView) => (
    <Lasting
      span={{ start: startedAt, end: resolvedAt ?? now }}
      told={resolvedAt === null ? lasting[reading.readWhen] : lasted}
      components={components.map(({ name }) => name)}
      language={language}
      reading={reading}
    />
  );
  const { status } = maintenanceTexts[language];
  const incidentLines = incidents.map((one) => incidentLine(one, told(one)));
  const workLines = maintenances.map((one) =>
    maintenanceLine(
      one,
      <Lasting
        span={one.worked ?? one.window}
        told={(length) => `${status[one.status]} · ${lasted(length)}`}
        components={one.components}
        language={language}
        reading={reading}
      />,
    ),
  );
  return (
    <>
      <TitleList
        heading={incidentTexts[language].ofMonth}
        lines={incidentLines}
        language={language}
      />
      <TitleList
        heading={maintenanceTexts[language].ofMonth}
        lines={workLines}
        language={language}
      />
    </>
  );
}

type LastingProps = Reader &
  Readonly<{
    span: Span;
    /** Words its length. */
    told: (length: string) => string;
    components: readonly Localized[];
  }>;

function Lasting({ span, told, components, language, reading }: LastingProps) {
  const length = told(duration(span.end - span.start, language));
  const names = components.map((name) => name[language]);
  return (
    <>
      <Period span={span} language={language} reading={reading} />
      {[length, ...names].map((part) => ` · ${part}`)}
    </>
  );
}
