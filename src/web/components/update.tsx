import type { Language, Words } from '../../domain/localized.ts';
import type { UpdateRevision } from '../../domain/words/update-revision.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import type { Reading } from '../../i18n/time.ts';
import type { SaidComponent } from '../public/incident-view.ts';
import { Around } from './around.tsx';
import { SaidComponents } from './incident.tsx';
import { FullTime } from './time.tsx';
import { Pending, Prose } from './words.tsx';

/** One message of staff as it stands in a timeline. */
export type ToldUpdate = Readonly<{
  id: string;
  /** What it says in a word. */
  word: string;
  body: Words;
  components: readonly SaidComponent[];
  at: number;
  editedAt: number | null;
}>;

type TimelineProps = Readonly<{
  heading: string;
  /** Newest first. */
  updates: readonly ToldUpdate[];
  /** What any of them said before it was edited. */
  revisions: readonly UpdateRevision[];
  language: Language;
  reading: Reading;
}>;

/** What staff have said, the newest first, each with a link of its own. */
export function Timeline({ heading, updates, revisions, language, reading }: TimelineProps) {
  if (updates.length === 0) return null;
  return (
    <section class="timeline">
      <h2>{heading}</h2>
      {updates.map((update) => (
        <Update
          update={update}
          revisions={revisions.filter((one) => one.update === update.id)}
          language={language}
          reading={reading}
        />
      ))}
    </section>
  );
}

type UpdateProps = Omit<TimelineProps, 'heading' | 'updates'> & Readonly<{ update: ToldUpdate }>;

function Update({ update, revisions, language, reading }: UpdateProps) {
  const { id, word, body, components, at } = update;
  return (
    <article id={`update-${id}`}>
      <h3>
        {word}{' '}
        <a href={`#update-${id}`}>
          <FullTime instant={at} language={language} reading={reading} />
        </a>
      </h3>
      <Prose words={body} part="whole" language={language} />
      {components.length > 0 && (
        <p class="line">
          <SaidComponents components={components} language={language} />
        </p>
      )}
      <Pending of={[body]} language={language} />
      <Edited update={update} revisions={revisions} language={language} reading={reading} />
    </article>
  );
}

type EditedProps = Omit<UpdateProps, 'update'> & Readonly<{ update: Pick<ToldUpdate, 'editedAt'> }>;

/** That its words were changed, and what they were; readers who saw the old ones can tell. */
export function Edited({ update: { editedAt }, revisions, language, reading }: EditedProps) {
  if (editedAt === null) return null;
  const { edited, before, until } = incidentTexts[language];
  const when = (
    <Around {...edited}>
      <FullTime instant={editedAt} language={language} reading={reading} />
    </Around>
  );
  if (revisions.length === 0) return <p class="line">{when}</p>;
  return (
    <details class="edited">
      <summary>
        {when} <span class="brief">{before}</span>
      </summary>
      {revisions.toReversed().map(({ body, replacedAt }) => (
        <>
          <p class="line">
            <Around {...until}>
              <FullTime instant={replacedAt} language={language} reading={reading} />
            </Around>
          </p>
          <Prose words={body} part="whole" language={language} />
        </>
      ))}
    </details>
  );
}
