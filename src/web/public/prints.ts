import { type Language, languages } from '../../domain/localized.ts';
import { oldestMonth } from '../../domain/past/component-past.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import { monthSpan } from '../../domain/time/month.ts';
import type { Watched } from '../../domain/watched.ts';
import { htmlDocument } from '../document.ts';
import { ComponentPage, RefreshedComponent } from './component.tsx';
import { componentPageView } from './component-view.ts';
import { HistoryPage } from './history.tsx';
import { type HistoryView, historyMonth, historyMonths, historyView } from './history-view.ts';
import type { AnswersOf } from './kept-answers.ts';
import type { MonthOf } from './kept-months.ts';
import type { Print } from './pages.ts';
import type { ComponentView, PublicView } from './view.ts';

/** What the pages of one instant are printed from. */
type Printed = Readonly<{
  watched: Watched;
  status: SupportStatus;
  view: PublicView;
  answersOf: AnswersOf;
}>;

/** Every page of one instant besides the status page and the older months, by its path. */
export function printsOf(printed: Printed): ReadonlyMap<string, Print> {
  const { watched, status, view } = printed;
  const components = view.groups.flatMap((group) => group.components);
  const { months, recent } = monthsOf(watched, status);
  const { timeZone } = watched.site;
  const monthView = (month: string) => {
    const within = monthSpan(month, timeZone);
    const { now } = status;
    return historyView(view, {
      month,
      months,
      now,
      ...historyMonth(watched.site, status, within, now),
    });
  };
  return new Map(
    languages.flatMap((language) => [
      ...components.flatMap((component) => componentPrints(component, printed, language)),
      ...historyPrints(recent, monthView, language),
    ]),
  );
}

/** The pages of the months that are older than the facts behind all others, by their paths. */
export function olderPrints(
  { watched, status, view }: Omit<Printed, 'answersOf'>,
  monthOf: MonthOf,
): ReadonlyMap<string, Print> {
  const { months, older } = monthsOf(watched, status);
  return new Map(
    languages.flatMap((language) =>
      older.map((month): [string, Print] => {
        const path = `/history/${month}`;
        const print = async () => {
          const told = await monthOf(month);
          if (told === null) return { missing: 'unreadable' } as const;
          const monthView = historyView(view, { month, months, now: status.now, ...told });
          return htmlDocument(HistoryPage({ view: monthView, path, language }));
        };
        return [`/${language}${path}`, { language, print }];
      }),
    ),
  );
}

/** All months, those that the facts at hand tell of, and those before; newest first. */
function monthsOf({ site: { timeZone } }: Watched, status: SupportStatus) {
  const months = historyMonths(status, timeZone);
  const oldest = oldestMonth(timeZone, status.now);
  return {
    months,
    recent: months.filter((month) => month >= oldest),
    older: months.filter((month) => month < oldest),
  };
}

function componentPrints(
  component: ComponentView,
  { watched, status, view, answersOf }: Printed,
  language: Language,
): readonly [string, Print][] {
  const { slug } = component;
  const viewed = async () =>
    componentPageView(watched, status, view, component, await answersOf(slug, status));
  const page = async () => htmlDocument(ComponentPage({ view: await viewed(), language }));
  const part = async () => String(RefreshedComponent({ view: await viewed(), language }));
  return [
    [`/${language}/components/${slug}`, { language, print: page }],
    [`/parts/${language}/components/${slug}`, { language, print: part }],
  ];
}

/** The newest month has two addresses: one that moves on with time, and one that stays. */
function historyPrints(
  months: readonly string[],
  viewed: (month: string) => HistoryView,
  language: Language,
): readonly [string, Print][] {
  const printed = (path: string, month = ''): [string, Print] => {
    const print = () => htmlDocument(HistoryPage({ view: viewed(month), path, language }));
    return [`/${language}${path}`, { language, print }];
  };
  return [
    printed('/history', months[0]),
    ...months.map((month) => printed(`/history/${month}`, month)),
  ];
}
