import { languages } from '../../../domain/localized.ts';
import type { Incident } from '../../../domain/words/incident.ts';
import { promiseOf } from '../../../domain/words/promise.ts';
import { composeTexts } from '../../../i18n/console/compose-texts.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { languageTags } from '../../../i18n/language-tags.ts';
import { pastTime } from '../../../i18n/time.ts';
import { PromisedUpdate } from '../../components/promise.tsx';
import { FullTime } from '../../components/time.tsx';
import { Prose } from '../../components/words.tsx';
import { Actor } from '../audit/sentence.tsx';
import type { Asked } from '../route.ts';
import type { KnownIncident } from './found.ts';

type IncidentProps = Readonly<{ asked: Asked; incident: Incident }>;

/** The newest word on an incident, in both languages, and what it promises. */
export function NewestWord({ asked, incident }: IncidentProps) {
  const { language, reading, now } = asked;
  const newest = incident.updates.at(-1);
  if (newest === undefined) return null;
  return (
    <section class="now">
      <h2>{consoleIncidentTexts[language].update.now}</h2>
      <p class="quiet">
        {incidentTexts[language].status[newest.status]}{' '}
        <FullTime instant={newest.at} language={language} reading={reading} />
      </p>
      <BothWords {...{ asked, words: newest.body }} />
      <PromisedUpdate {...{ promise: promiseOf(incident, now), language, reading }} />
    </section>
  );
}

/** A text in both languages side by side; or that one of them is still to come. */
export function BothWords({
  asked: { language },
  words,
}: Readonly<{ asked: Asked; words: Incident['title'] }>) {
  return (
    <div class="pair">
      {languages.map((one) =>
        words[one] === undefined ? (
          <p class="quiet">{composeTexts[language].pending[one]}</p>
        ) : (
          <div lang={one === language ? undefined : languageTags[one]}>
            <Prose words={words} part="whole" language={one} />
          </div>
        ),
      )}
    </div>
  );
}

type KnownProps = Readonly<{ asked: Asked; known: KnownIncident }>;

/** Who was faster, when, and what customers read since. */
export function Faster({ asked, known }: KnownProps) {
  return (
    <>
      <WhoWasFaster asked={asked} known={known} />
      <NewestWord asked={asked} incident={known.incident} />
    </>
  );
}

/** Who was faster, and when. */
export function WhoWasFaster({ asked: { language, reading }, known: { last } }: KnownProps) {
  if (last === undefined) return null;
  return (
    <p>
      <Actor entry={last} language={language} />
      {consoleIncidentTexts[language].update.meanwhile(pastTime(last.at, language, reading))}
    </p>
  );
}
