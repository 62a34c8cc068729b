import { reworded } from '../../../actions/change/reworded.ts';
import { editMaintenanceUpdate } from '../../../actions/edit-maintenance-update.ts';
import { editedUpdate } from '../../../actions/input/edited-update.ts';
import { parseInput } from '../../../actions/input/parse.ts';
import { consoleMaintenanceTexts } from '../../../i18n/console/maintenance-texts.ts';
import { About } from '../about.tsx';
import { composeRoutes } from '../compose.tsx';
import { Faster } from '../faster.tsx';
import { versionIn } from '../staff-form.tsx';
import { BodyField } from '../title-and-body.tsx';
import { wordsFields, wordsIn } from '../typed.ts';
import { type KnownMaintenance, maintenanceForForm } from './found.ts';
import { MaintenancePicture } from './preview.tsx';

/** The words of an update are edited, or its translation is added. */
export const maintenanceWordsRoutes = composeRoutes<KnownMaintenance>({
  form: '/maintenances/:id/updates/:update/words',
  action: '/maintenances/:id/updates/:update/words',
  read: maintenanceForForm,
  begin: ({ param, now }, { maintenance }) => {
    const { before } = reworded(maintenance, param('update'), {}, now);
    return new Map(wordsFields('body', before.body));
  },
  compose: (asked, { maintenance, last }) => {
    const { edit, change } = consoleMaintenanceTexts[asked.language];
    const path = `/maintenances/${maintenance.id}/updates/${asked.param('update')}/words`;
    return {
      ...{ title: edit.title, submit: edit.submit, page: path, action: path },
      version: maintenance.version,
      above: (
        <About {...{ asked, title: maintenance.title, page: `/maintenances/${maintenance.id}` }}>
          {edit.text}
        </About>
      ),
      fields: (faults) => <BodyField {...{ asked, faults, hint: change.keeps }} />,
      standing: (
        <>
          <Faster asked={asked} last={last} />
          <MaintenancePicture asked={asked} maintenance={maintenance} />
        </>
      ),
    };
  },
  preview: (asked, { maintenance }) => {
    const { typed, param, now } = asked;
    const { body } = parseInput(editedUpdate, { body: wordsIn(typed, 'body') });
    const { after } = reworded(maintenance, param('update'), body, now);
    return <MaintenancePicture asked={asked} maintenance={after} />;
  },
  send: async (asked, { maintenance: { id } }) => {
    const { acting, param, typed } = asked;
    const input = { body: wordsIn(typed, 'body') };
    await editMaintenanceUpdate(acting, id, param('update'), versionIn(asked), input);
    return `/maintenances/${id}?done=saved`;
  },
  wordings: ({ language }) => consoleMaintenanceTexts[language].faults,
});
