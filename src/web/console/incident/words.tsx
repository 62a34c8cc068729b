import { reworded } from '../../../actions/change/reworded.ts';
import { editIncidentUpdate } from '../../../actions/edit-incident-update.ts';
import { editedUpdate } from '../../../actions/input/edited-update.ts';
import { parseInput } from '../../../actions/input/parse.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { About } from '../about.tsx';
import { composeRoutes } from '../compose.tsx';
import { versionIn } from '../staff-form.tsx';
import { BodyField } from '../title-and-body.tsx';
import { wordsFields, wordsIn } from '../typed.ts';
import { foundIncident, type KnownIncident } from './found.ts';
import { Faster } from './newest-word.tsx';
import { IncidentPagePreview } from './preview.tsx';

/** The words of an update are edited, or its translation is added. */
export const incidentWordsRoutes = composeRoutes<KnownIncident>({
  form: '/incidents/:id/updates/:update/words',
  action: '/incidents/:id/updates/:update/words',
  read: foundIncident,
  begin: ({ param, now }, { incident }) => {
    const { before } = reworded(incident, param('update'), {}, now);
    return new Map(wordsFields('body', before.body));
  },
  compose: (asked, known) => {
    const { title, hint, save } = consoleIncidentTexts[asked.language].edit;
    const { incident } = known;
    const path = `/incidents/${incident.id}/updates/${asked.param('update')}/words`;
    return {
      ...{ title, submit: save, page: path, action: path, version: incident.version },
      above: (
        <About {...{ asked, title: incident.title, page: `/incidents/${incident.id}` }}>
          {hint}
        </About>
      ),
      fields: (faults) => <BodyField {...{ asked, faults }} />,
      standing: <Faster asked={asked} known={known} />,
    };
  },
  preview: (asked, { incident }) => {
    const { typed, param, now } = asked;
    const { body } = parseInput(editedUpdate, { body: wordsIn(typed, 'body') });
    const { after } = reworded(incident, param('update'), body, now);
    return <IncidentPagePreview asked={asked} incident={after} />;
  },
  send: async (asked, { incident: { id } }) => {
    const { acting, param, typed } = asked;
    const input = { body: wordsIn(typed, 'body') };
    await editIncidentUpdate(acting, id, param('update'), versionIn(asked), input);
    return `/incidents/${id}?done=saved`;
  },
  wordings: ({ language }) => consoleIncidentTexts[language].faults,
});
