import { maintenanceToAnnounce, scheduleMaintenance } from '../../actions/schedule-maintenance.ts';
import { consoleMaintenanceTexts } from '../../i18n/console/maintenance-texts.ts';
import { readTemplates } from '../../storage/template.ts';
import { composeRoutes } from './compose.tsx';
import { newMaintenanceFields } from './maintenance/beginning.ts';
import { MeanwhileFields, WindowFields } from './maintenance/fields.tsx';
import { MaintenancePreview } from './maintenance/preview.tsx';
import { announcedIn } from './maintenance/typed.ts';
import { NotifyField } from './notify-field.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { BodyField, TitleField } from './title-and-body.tsx';

const page = '/maintenances/new';

/** Work is planned, with its preview in both languages. */
export const newMaintenanceRoutes = composeRoutes({
  form: page,
  action: '/maintenances',
  tells: 'subscribers',
  read: ({ db }) => readTemplates(db),
  begin: newMaintenanceFields,
  compose: (asked, templates) => {
    const texts = consoleMaintenanceTexts[asked.language];
    return {
      ...{ title: texts.newTitle, submit: texts.announce },
      ...{ page, action: '/maintenances' },
      above: <TemplateChoice {...{ asked, templates, kind: 'maintenance', page }} />,
      fields: (faults, told) => (
        <>
          <TitleField {...{ asked, faults }} />
          <BodyField {...{ asked, faults }} />
          <WindowFields {...{ asked, faults, has: ['scheduledFor', 'scheduledUntil'] }} />
          <MeanwhileFields {...{ asked, faults }} />
          <NotifyField {...{ asked, told }} />
        </>
      ),
    };
  },
  preview: (asked) => (
    <MaintenancePreview
      asked={asked}
      maintenance={maintenanceToAnnounce(asked.acting, announcedIn(asked))}
    />
  ),
  send: async ({ acting, ...asked }) => {
    const { id } = await scheduleMaintenance(acting, announcedIn({ acting, ...asked }));
    return `/maintenances/${id}?done=published`;
  },
  wordings: ({ language }) => consoleMaintenanceTexts[language].faults,
});
