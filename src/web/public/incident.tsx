import { type Language, wordsFor } from '../../domain/localized.ts';
import type { UpdateRevision } from '../../domain/words/update-revision.ts';
import { historyTexts } from '../../i18n/history-texts.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { duration, type Reading } from '../../i18n/time.ts';
import { Around } from '../components/around.tsx';
import { ContactLink } from '../components/contact-link.tsx';
import { SaidComponents, toneOf } from '../components/incident.tsx';
import { PromisedUpdate } from '../components/promise.tsx';
import { Safety } from '../components/safety.tsx';
import { FullTime } from '../components/time.tsx';
import { ToSubscribe } from '../components/to-subscribe.tsx';
import { Timeline, type ToldUpdate } from '../components/update.tsx';
import { Pending, SaidLine } from '../components/words.tsx';
import type { IncidentView } from './incident-view.ts';
import type { SaidContent } from './said-page.tsx';
import type { ComponentView } from './view.ts';

/** Everything that the page of an incident shows, in both languages and nothing else. */
export type IncidentPageView = Readonly<{
  incident: IncidentView;
  /** What its updates said before they were edited. */
  revisions: readonly UpdateRevision[];
  /** How to get through meanwhile, best first. */
  ways: readonly ComponentView[];
  reading: Reading;
}>;

type IncidentProps = Readonly<{ view: IncidentPageView; language: Language }>;

/** The page of an incident, but for its frame. */
export function incidentContent({ view, language }: IncidentProps): SaidContent {
  const { id, title, status, components, resolvedAt } = view.incident;
  const { description, status: words } = incidentTexts[language];
  return {
    path: `/incidents/${id}`,
    title: wordsFor(title, language).text,
    description: description(
      words[status],
      components.map(({ name }) => name[language]),
    ),
    refresh: resolvedAt === null ? 'by itself' : 'never',
    body: <Incident view={view} language={language} />,
  };
}

function Incident({ view, language }: IncidentProps) {
  const { incident, revisions, reading } = view;
  const { id, kind, status, title, impact, promise, updates, resolvedAt } = incident;
  const { postmortem, timeline, status: words } = incidentTexts[language];
  const told = updates.map((update) => ({ ...update, word: words[update.status] }));
  const isLesson = ({ status: one }: (typeof told)[number]) => one === 'postmortem';
  const shown = (heading: string, some: readonly ToldUpdate[]) => (
    <Timeline
      heading={heading}
      updates={some}
      revisions={revisions}
      language={language}
      reading={reading}
    />
  );
  return (
    <article data-incident={id} data-status={status} class={toneOf(impact)}>
      <h1>
        <SaidLine words={title} language={language} />
      </h1>
      <Standing incident={incident} language={language} />
      <Lasting incident={incident} language={language} reading={reading} />
      <Pending of={[title]} language={language} />
      <PromisedUpdate promise={promise} language={language} reading={reading} />
      <Safety kind={kind} language={language} />
      <Meanwhile view={view} language={language} />
      {resolvedAt === null && (
        <p>
          <ToSubscribe
            {...{ language, follow: { incident: id }, text: subscriptionTexts[language].tellMe }}
          />
        </p>
      )}
      {shown(postmortem, told.filter(isLesson))}
      {shown(
        timeline,
        told.filter((update) => !isLesson(update)),
      )}
    </article>
  );
}

/** Where it stands, what kind it is, how bad, and for what. */
function Standing({
  incident,
  language,
}: Readonly<{ incident: IncidentView; language: Language }>) {
  const { status, kind, impact, components, resolvedAt } = incident;
  const text = incidentTexts[language];
  return (
    <p class="line">
      <span class="phrase standing">{text.status[status]}</span>{' '}
      <span class="phrase">{text.kind[kind]}</span>{' '}
      {impact && <span class="phrase">{text.impact[impact]}</span>}{' '}
      {resolvedAt === null ? (
        <SaidComponents components={components} language={language} />
      ) : (
        components.map(({ name }) => (
          <>
            <span class="phrase">{name[language]}</span>{' '}
          </>
        ))
      )}
    </p>
  );
}

/** From when to when, and how long; or how long so far. */
function Lasting({
  incident: { startedAt, resolvedAt },
  language,
  reading,
}: Readonly<{ incident: IncidentView; language: Language; reading: Reading }>) {
  const { began, resolved } = incidentTexts[language];
  return (
    <p class="line">
      <span class="phrase">
        <Around {...began}>
          <FullTime instant={startedAt} language={language} reading={reading} />
        </Around>
      </span>{' '}
      {resolvedAt !== null && (
        <>
          <span class="phrase">
            <Around {...resolved}>
              <FullTime instant={resolvedAt} language={language} reading={reading} />
            </Around>
          </span>{' '}
          <span class="phrase">
            {historyTexts[language].lasted(duration(resolvedAt - startedAt, language))}
          </span>
        </>
      )}
    </p>
  );
}

/** The ways to use until it is over, each to be tapped. */
function Meanwhile({ view: { ways }, language }: IncidentProps) {
  if (ways.length === 0) return null;
  return (
    <section class="titles">
      <h2>{incidentTexts[language].meanwhile}</h2>
      <ul>
        {ways.map(({ slug, name, contact }) => (
          <li>
            <a href={`/${language}/components/${slug}`}>
              <bdi>{name[language]}</bdi>
            </a>
            {contact && <ContactLink contact={contact} language={language} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
