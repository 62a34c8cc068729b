import { changeHours } from '../../actions/change-hours.ts';
import { changedHours } from '../../actions/input/hours.ts';
import { parseWritten } from '../../actions/written/parse.ts';
import { type Component, siteComponents } from '../../domain/component.ts';
import type { SettingOf, Stored } from '../../domain/settings/setting.ts';
import { hoursNow } from '../../domain/settings/setting-now.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleHoursTexts } from '../../i18n/console/hours-texts.ts';
import { spansText, weekdaysText } from '../../i18n/hours.ts';
import { readSettings } from '../../storage/setting.ts';
import { there } from '../api/found.ts';
import { hoursView } from '../public/component-view.ts';
import { composeRoutes } from './compose.tsx';
import { consolePath } from './console-path.ts';
import { DoneNote } from './done-note.tsx';
import { hoursFaults } from './hours/faults.ts';
import { HoursFields } from './hours/fields.tsx';
import { HoursOf, HoursPreview } from './hours/preview.tsx';
import { hoursFields, typedHours } from './hours/typed.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { versionIn } from './staff-form.tsx';
import { watchedIf } from './watched-if.ts';

/** Service hours: of all components, of one, and the form in which they are changed. */
export const hoursRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/hours', allows: 'viewer', handle: listHours },
  { method: 'GET', path: '/hours/:component', allows: 'viewer', handle: showHours },
  ...composeRoutes({
    form: '/hours/:component/change',
    action: '/hours/:component',
    allows: 'admin',
    read: hoursAsked,
    begin: ({ watched }, { value }) => hoursFields(value, watched.site.timeZone),
    compose: (asked, stored) => {
      const { language, reading } = asked;
      const { subject, version } = stored;
      const watched = watchedIf(asked, stored);
      const texts = consoleHoursTexts[language];
      return {
        ...{ title: texts.changeOf(nameOf(asked)), submit: texts.save, version },
        ...{ page: `/hours/${subject}/change`, action: `/hours/${subject}` },
        fields: (faults) => <HoursFields {...{ asked, faults }} />,
        standing: <HoursOf {...{ watched, component: subject, language, reading }} />,
      };
    },
    preview,
    send,
    wordings: () => ({}),
  }),
];

type HoursAsked = Stored<SettingOf<'hours'>>;

function preview(asked: StaffAsked, { subject }: HoursAsked) {
  const typed = typedHours(asked.typed, asked.watched.site.timeZone);
  try {
    const { hours } = parseWritten(changedHours, { hours: typed.hours });
    return <HoursPreview {...{ asked, component: subject, hours }} />;
  } catch (error) {
    throw hoursFaults(error, typed, asked.language);
  }
}

async function send(asked: StaffAsked, { subject }: HoursAsked): Promise<string> {
  const typed = typedHours(asked.typed, asked.watched.site.timeZone);
  try {
    await changeHours(asked.acting, subject, versionIn(asked), { hours: typed.hours });
  } catch (error) {
    throw hoursFaults(error, typed, asked.language);
  }
  return `/hours/${subject}?done=saved`;
}

async function listHours(asked: StaffAsked): Promise<Answer> {
  const { language, watched } = asked;
  const texts = consoleHoursTexts[language];
  const content = (
    <>
      <p>{texts.text}</p>
      <ul class="rows">
        {siteComponents(watched.site).map((component) => (
          <li>
            <div>
              <p>
                <a href={`${consolePath}/hours/${component.slug}`}>{component.name[language]}</a>
              </p>
              <p>{summaryOf(component, asked)}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
  return { kind: 'page', status: 200, title: texts.title, content };
}

/** The week in a line. */
function summaryOf(component: Component, { watched, reading, language }: StaffAsked): string {
  const hours = hoursView(component, watched, reading.today);
  if (hours === null) return consoleHoursTexts[language].always;
  return hours.week
    .map((run) => `${weekdaysText(run, language)} ${spansText(run.spans, language)}`)
    .join(language === 'zh' ? '；' : '; ');
}

async function showHours(asked: StaffAsked): Promise<Answer> {
  const { language, reading, visitor } = asked;
  const stored = await hoursAsked(asked);
  const { subject } = stored;
  const watched = watchedIf(asked, stored);
  const texts = consoleHoursTexts[language];
  const content = (
    <>
      <DoneNote asked={asked} />
      <HoursOf {...{ watched, component: subject, language, reading }} />
      {isAtLeast(visitor.role, 'admin') && (
        <p class="acts">
          <a class="button" href={`${consolePath}/hours/${subject}/change`}>
            {texts.change}
          </a>
        </p>
      )}
    </>
  );
  return { kind: 'page', status: 200, title: texts.titleOf(nameOf(asked)), content };
}

async function hoursAsked({ db, watched, param }: StaffAsked): Promise<HoursAsked> {
  const all = hoursNow(watched, await readSettings(db));
  return there(
    all.find(({ subject }) => subject === param('component')),
    'component',
  );
}

function nameOf({ watched, param, language }: StaffAsked): string {
  const component = siteComponents(watched.site).find(({ slug }) => slug === param('component'));
  return component?.name[language] ?? '';
}
