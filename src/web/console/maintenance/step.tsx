import { maintenanceUpdated, updateMaintenance } from '../../../actions/update-maintenance.ts';
import { type Maintenance, maintenanceStatusAt } from '../../../domain/words/maintenance.ts';
import {
  type MaintenanceStep,
  movesTheEnd,
  statusAfter,
  stepIn,
  stepsOf,
} from '../../../domain/words/maintenance-step.ts';
import { type Template, templatesFor } from '../../../domain/words/template.ts';
import { defaultValues } from '../../../domain/words/template-variable.ts';
import { consoleMaintenanceTexts } from '../../../i18n/console/maintenance-texts.ts';
import { fillMaintenanceUpdate } from '../../../i18n/template/maintenance.ts';
import { readTemplates } from '../../../storage/template.ts';
import { About } from '../about.tsx';
import { composeRoutes } from '../compose.tsx';
import { Faster } from '../faster.tsx';
import { FormFault } from '../field.tsx';
import { type Fields, typedIn } from '../form.ts';
import { NotifyField } from '../notify-field.tsx';
import type { StaffAsked } from '../route.ts';
import { versionIn } from '../staff-form.tsx';
import { BodyField } from '../title-and-body.tsx';
import { localTimeOf, timeIn, wordsFields, wordsIn } from '../typed.ts';
import { WindowFields } from './fields.tsx';
import { type KnownMaintenance, maintenanceForForm } from './found.ts';
import { MaintenancePicture } from './preview.tsx';

const hourMs = 60 * 60 * 1000;

/** Planned work and the words that are prepared for what comes next. */
type Subject = KnownMaintenance & Readonly<{ templates: readonly Template[] }>;

/** One step of planned work: the page asks, says what will be told, and does it. */
export const maintenanceStepRoutes = composeRoutes<Subject>({
  form: '/maintenances/:id/updates/new',
  action: '/maintenances/:id/updates',
  tells: 'subscribers',
  read: async (asked) => ({
    ...(await maintenanceForForm(asked)),
    templates: await readTemplates(asked.db),
  }),
  begin: beginningOf,
  compose: (asked, { maintenance, last }) => {
    const step = stepAsked(asked);
    const texts = consoleMaintenanceTexts[asked.language];
    const path = `/maintenances/${maintenance.id}`;
    return {
      ...{ title: texts.steps[step].title, submit: texts.steps[step].submit },
      ...{ page: `${path}/updates/new?step=${step}`, action: `${path}/updates` },
      version: maintenance.version,
      above: <Above asked={asked} maintenance={maintenance} step={step} />,
      fields: (faults, told) => (
        <>
          <input type="hidden" name="step" value={step} />
          {movesTheEnd(step) && <WindowFields {...{ asked, faults, has: ['scheduledUntil'] }} />}
          <BodyField asked={asked} faults={faults} />
          <NotifyField {...{ asked, told }} />
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
    <MaintenancePicture
      asked={asked}
      maintenance={maintenanceUpdated(asked.acting, maintenance, updateIn(asked, maintenance))}
    />
  ),
  send: async (asked, { maintenance }) => {
    const { acting } = asked;
    const { id } = maintenance;
    await updateMaintenance(acting, id, versionIn(asked), updateIn(asked, maintenance));
    return `/maintenances/${id}?done=published`;
  },
  wordings: ({ language }) => consoleMaintenanceTexts[language].faults,
});

/** The step that a form is for; a word to customers where none is named. */
function stepAsked({ query, typed }: StaffAsked): MaintenanceStep {
  return stepIn(typedIn(typed, 'step') || (query.get('step') ?? '')) ?? 'tell';
}

/** The text that a template has for the step, and an hour more where the end moves. */
function beginningOf(asked: StaffAsked, { maintenance, templates }: Subject): Fields {
  const { now, watched } = asked;
  const step = stepAsked(asked);
  const until = Math.max(maintenance.scheduledUntil, now) + hourMs;
  const body = preparedFor(step, asked, maintenance, templates);
  return new Map([
    ...Object.entries({ step, notify: 'on' }),
    ...wordsFields('body', body),
    ['scheduledUntil', localTimeOf(until, watched.site.timeZone)],
  ]);
}

function preparedFor(
  step: MaintenanceStep,
  { now, watched: { site } }: StaffAsked,
  maintenance: Maintenance,
  templates: readonly Template[],
) {
  const status = maintenanceStatusAt(maintenance, now);
  const after = statusAfter(step, status);
  // What goes on as it was is said in words of their own.
  if (after === status || step === 'reopen' || step === 'go_on') return {};
  const { components } = maintenance;
  const fitting = templatesFor(templates, { kind: 'maintenance', components });
  const filled = fitting.map((template) =>
    fillMaintenanceUpdate(template, after, defaultValues(template.variables, now), { site, now }),
  );
  const first = filled.find((one) => one?.kind === 'filled');
  return first?.kind === 'filled' ? first.input.body : {};
}

/** The next word on work, as it stands in a form (`updateMaintenance`). */
function updateIn(asked: StaffAsked, maintenance: Maintenance): unknown {
  const { typed, now, watched } = asked;
  const step = stepAsked(asked);
  const { timeZone } = watched.site;
  return {
    status: statusAfter(step, maintenanceStatusAt(maintenance, now)),
    body: wordsIn(typed, 'body'),
    ...(movesTheEnd(step) && { scheduledUntil: timeIn(typed, 'scheduledUntil', timeZone) ?? '' }),
    notify: typedIn(typed, 'notify') === 'on',
  };
}

type AboveProps = Readonly<{ asked: StaffAsked; maintenance: Maintenance; step: MaintenanceStep }>;

/** What the step does; or that the work cannot take it any more. */
function Above({ asked, maintenance, step }: AboveProps) {
  const texts = consoleMaintenanceTexts[asked.language];
  const isPossible = stepsOf(maintenanceStatusAt(maintenance, asked.now)).includes(step);
  return (
    <>
      <About {...{ asked, title: maintenance.title, page: `/maintenances/${maintenance.id}` }}>
        {texts.steps[step].text}
      </About>
      {!isPossible && <FormFault>{texts.stepGone}</FormFault>}
    </>
  );
}
