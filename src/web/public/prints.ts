import { type Language, languages } from '../../domain/localized.ts';
import type { SupportStatus, Watched } from '../../domain/support-status.ts';
import { htmlDocument } from '../document.ts';
import { ComponentPage, RefreshedComponent } from './component.tsx';
import { componentPageView } from './component-view.ts';
import { HistoryPage } from './history.tsx';
import { type HistoryView, historyMonths, historyView } from './history-view.ts';
import type { AnswersOf } from './kept-answers.ts';
import type { Print } from './pages.ts';
import type { ComponentView, PublicView } from './view.ts';

/** What the pages of one instant are printed from. */
type Printed = Readonly<{
  watched: Watched;
  status: SupportStatus;
  view: PublicView;
  answersOf: AnswersOf;
}>;

/** Every page of one instant besides the status page, by its path. */
export function printsOf(printed: Printed): ReadonlyMap<string, Print> {
  const { watched, status, view } = printed;
  const components = view.groups.flatMap((group) => group.components);
  const months = historyMonths(status, watched.site.timeZone);
  return new Map(
    languages.flatMap((language) => [
      ...components.flatMap((component) => componentPrints(component, printed, language)),
      ...historyPrints(months, (month) => historyView(status, view, { month, months }), language),
    ]),
  );
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
