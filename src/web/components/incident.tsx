import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { pastTime, type Reading } from '../../i18n/time.ts';
import type { IncidentView, SaidComponent } from '../public/incident-view.ts';
import { Around } from './around.tsx';
import { PromisedUpdate } from './promise.tsx';
import { Safety } from './safety.tsx';
import { PastTime } from './time.tsx';
import type { TitleLine } from './title-list.tsx';
import { CardTitle, Told } from './told.tsx';
import { Pending, Prose } from './words.tsx';

type IncidentsProps = Readonly<{
  incidents: readonly IncidentView[];
  language: Language;
  reading: Reading;
}>;

/** What goes wrong now, as staff tell it, the newest first. */
export function Incidents({ incidents, language, reading }: IncidentsProps) {
  const { open, more, status } = incidentTexts[language];
  return (
    <Told
      all={incidents}
      label={open}
      more={more}
      card={(incident) => (
        <IncidentCard incident={incident} language={language} reading={reading} />
      )}
      line={(incident) => incidentLine(incident, status[incident.status])}
      language={language}
    />
  );
}

/** An incident in one line. */
export function incidentLine({ id, status, title }: IncidentView, note: Child): TitleLine {
  const attributes = { 'data-incident': id, 'data-status': status };
  return { path: `/incidents/${id}`, title, note, attributes };
}

type IncidentProps = Readonly<{ incident: IncidentView; language: Language; reading: Reading }>;

function IncidentCard({ incident, language, reading }: IncidentProps) {
  const { id, status, kind, title, impact, startedAt, updates, promise } = incident;
  const [latest] = updates;
  return (
    <article
      data-incident={id}
      data-status={status}
      id={`incident-${id}`}
      class={toneOf(impact)}
      aria-labelledby={`title-${id}`}
    >
      <CardTitle id={id} path="/incidents" title={title} language={language} />
      <p class="line">
        <span class="phrase standing">{incidentTexts[language].status[status]}</span>{' '}
        <SaidComponents components={incident.components} language={language} />
        <span class="phrase">
          <Around {...texts[language].since(pastTime(startedAt, language, reading))}>
            <PastTime instant={startedAt} language={language} reading={reading} />
          </Around>
        </span>
      </p>
      {latest && <Prose words={latest.body} part="whole" language={language} />}
      <Safety kind={kind} language={language} />
      {latest && (
        <p class="line">
          <Around {...incidentTexts[language].updated}>
            <PastTime instant={latest.at} language={language} reading={reading} />
          </Around>
        </p>
      )}
      <PromisedUpdate promise={promise} language={language} reading={reading} />
      <Pending of={latest ? [title, latest.body] : [title]} language={language} />
    </article>
  );
}

/** What is said of each component, as phrases of a line. */
export function SaidComponents({
  components,
  language,
}: Readonly<{ components: readonly SaidComponent[]; language: Language }>) {
  const { said } = incidentTexts[language];
  return (
    <>
      {components.map(({ name, status }) => (
        <>
          <span class="phrase">{said(name[language], texts[language].status[status])}</span>{' '}
        </>
      ))}
    </>
  );
}

/** The colour of an incident, as the class of a status that has it. */
export function toneOf(impact: IncidentView['impact']): string | undefined {
  switch (impact) {
    case null:
    case 'none':
      return undefined;
    case 'minor':
      return 'degraded_performance';
    case 'major':
    case 'critical':
      return 'major_outage';
  }
}
