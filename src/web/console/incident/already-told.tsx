import { isOpen } from '../../../domain/words/incident.ts';
import { currentWords } from '../../../domain/words/incident-words.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { SaidLine } from '../../components/words.tsx';
import { consolePath } from '../console-path.ts';
import { FormNote } from '../field.tsx';
import type { Asked } from '../route.ts';
import type { About } from './beginning.ts';

/** That somebody tells of the component already; leads to where the next word on it is written. */
export function AlreadyTold({ asked, about }: Readonly<{ asked: Asked; about: About }>) {
  const { facts, language } = asked;
  const slug = about?.component.slug;
  const told = facts.words.incidents
    .filter(isOpen)
    .filter((incident) => currentWords(incident).some((word) => word.slug === slug));
  return (
    <>
      {told.map(({ id, title }) => (
        <FormNote>
          {consoleIncidentTexts[language].compose.already}{' '}
          <a href={`${consolePath}/incidents/${id}/updates/new`}>
            <SaidLine words={title} language={language} />
          </a>
        </FormNote>
      ))}
    </>
  );
}
