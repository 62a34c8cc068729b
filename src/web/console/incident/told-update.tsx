import { isAtLeast } from '../../../domain/staff.ts';
import type { Incident, IncidentUpdate } from '../../../domain/words/incident.ts';
import { promiseKept } from '../../../domain/words/promise.ts';
import type { UpdateRevision } from '../../../domain/words/update-revision.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { dayTime } from '../../../i18n/time.ts';
import { SaidComponents } from '../../components/incident.tsx';
import { FullTime } from '../../components/time.tsx';
import { Edited } from '../../components/update.tsx';
import { componentNames, saidOf } from '../../public/incident-view.ts';
import { consolePath } from '../console-path.ts';
import type { StaffAsked } from '../route.ts';
import { BothWords } from './newest-word.tsx';

type ToldUpdatesProps = Readonly<{
  asked: StaffAsked;
  incident: Incident;
  revisions: readonly UpdateRevision[];
}>;

/** All that was said, the newest first, with what customers do not see. */
export function ToldUpdates({ asked, incident, revisions }: ToldUpdatesProps) {
  return (
    <section class="timeline">
      <h2>{incidentTexts[asked.language].timeline}</h2>
      {incident.updates.toReversed().map((update) => (
        <ToldUpdate
          {...{ asked, incident, update }}
          revisions={revisions.filter((one) => one.update === update.id)}
        />
      ))}
    </section>
  );
}

type ToldUpdateProps = ToldUpdatesProps & Readonly<{ update: IncidentUpdate }>;

function ToldUpdate({ asked, incident, update, revisions }: ToldUpdateProps) {
  const { language, reading, watched, visitor } = asked;
  const { id, status, at, body, components } = update;
  const names = componentNames(watched.site);
  return (
    <article id={`update-${id}`}>
      <h3>
        {incidentTexts[language].status[status]}{' '}
        <span class="quiet">
          <FullTime instant={at} language={language} reading={reading} />
        </span>
      </h3>
      <BothWords asked={asked} words={body} />
      {components.length > 0 && (
        <p class="line">
          <SaidComponents
            components={components.map((one) => saidOf(one, names))}
            {...{ language }}
          />
        </p>
      )}
      <p class="quiet">{factsOf(asked, incident, update).join(' ')}</p>
      <Edited {...{ update, revisions, language, reading }} />
      {isAtLeast(visitor.role, 'responder') && (
        <p>
          <a class="more" href={`${consolePath}/incidents/${incident.id}/updates/${id}/words`}>
            {consoleIncidentTexts[language].one.editWords}
          </a>
        </p>
      )}
    </article>
  );
}

/** Whether subscribers were told, when it was written, and whether its promise was kept. */
function factsOf(
  { language, reading, now }: StaffAsked,
  incident: Incident,
  update: IncidentUpdate,
): readonly string[] {
  const texts = consoleIncidentTexts[language].one;
  const time = (instant: number) => dayTime(instant, language, reading);
  const kept = promiseKept(incident, update, now);
  return [
    update.notify ? texts.told : texts.notTold,
    ...(update.createdAt - update.at >= 60_000 ? [texts.writtenLater(time(update.createdAt))] : []),
    ...(kept === null ? [] : [texts.promise[kept.kind](time(kept.by))]),
  ];
}
