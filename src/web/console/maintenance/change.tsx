import { changeMaintenance, maintenanceChanged } from '../../../actions/change-maintenance.ts';
import {
  isActive,
  isDone,
  type Maintenance,
  maintenanceStatusAt,
} from '../../../domain/words/maintenance.ts';
import { consoleMaintenanceTexts } from '../../../i18n/console/maintenance-texts.ts';
import { About } from '../about.tsx';
import { chosenFields } from '../component-choice.tsx';
import { composeRoutes } from '../compose.tsx';
import { Faster } from '../faster.tsx';
import type { Fields } from '../form.ts';
import type { StaffAsked } from '../route.ts';
import { versionIn } from '../staff-form.tsx';
import { TitleField } from '../title-and-body.tsx';
import { localTimeOf, wordsFields } from '../typed.ts';
import { MeanwhileFields, WindowFields } from './fields.tsx';
import { type KnownMaintenance, maintenanceForForm } from './found.ts';
import { MaintenancePicture, MaintenancePreview } from './preview.tsx';
import { advised, changedIn } from './typed.ts';

/** What is told of work as a whole is changed; its window moves. */
export const maintenanceChangeRoutes = composeRoutes<KnownMaintenance>({
  form: '/maintenances/:id/change',
  action: '/maintenances/:id/change',
  read: maintenanceForForm,
  begin: beginningOf,
  compose: (asked, { maintenance, last }) => {
    const { change } = consoleMaintenanceTexts[asked.language];
    const path = `/maintenances/${maintenance.id}/change`;
    return {
      ...{ title: change.title, submit: change.submit, page: path, action: path },
      version: maintenance.version,
      above: (
        <About {...{ asked, title: maintenance.title, page: `/maintenances/${maintenance.id}` }}>
          {change.text}
        </About>
      ),
      fields: (faults) => (
        <>
          <TitleField {...{ asked, faults, hint: change.keeps }} />
          <WindowFields {...{ asked, faults, has: endsOf(maintenance, asked.now) }} />
          <MeanwhileFields asked={asked} faults={faults} />
        </>
      ),
      standing: (
        <>
          <Faster asked={asked} last={last} />
          <MaintenancePicture asked={asked} maintenance={maintenance} />
        </>
      ),
    };
  },
  preview: (asked, { maintenance }) => (
    <MaintenancePreview
      asked={asked}
      maintenance={maintenanceChanged(asked.acting, maintenance, changedIn(asked, maintenance))}
    />
  ),
  send: async (asked, { maintenance }) => {
    const { id } = maintenance;
    await changeMaintenance(asked.acting, id, versionIn(asked), changedIn(asked, maintenance));
    return `/maintenances/${id}?done=saved`;
  },
  wordings: ({ language }) => consoleMaintenanceTexts[language].faults,
});

/** The ends of the window that can still be moved. */
function endsOf(maintenance: Maintenance, now: number) {
  const status = maintenanceStatusAt(maintenance, now);
  if (isDone(status)) return [];
  return isActive(status)
    ? (['scheduledUntil'] as const)
    : (['scheduledFor', 'scheduledUntil'] as const);
}

function beginningOf(
  { watched: { site }, now }: StaffAsked,
  { maintenance }: KnownMaintenance,
): Fields {
  const { title, auto, reachability, advice, components } = maintenance;
  const times = endsOf(maintenance, now).map((name): [string, string] => [
    name,
    localTimeOf(maintenance[name], site.timeZone),
  ]);
  return new Map([
    ...Object.entries({ reachability, auto: auto ? 'on' : '' }),
    ...wordsFields('title', title),
    ...advised.flatMap((name) => wordsFields(name, advice[name] ?? {})),
    ...chosenFields(components),
    ...times,
  ]);
}
