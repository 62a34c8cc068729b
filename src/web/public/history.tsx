import type { Language } from '../../domain/localized.ts';
import { componentTexts } from '../../i18n/component-texts.ts';
import { historyTexts } from '../../i18n/history-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { monthName } from '../../i18n/time.ts';
import { shareText } from '../../i18n/uptime.ts';
import { Months, Neighbours } from '../components/months.tsx';
import { MonthOfWords } from '../components/past-words.tsx';
import { SandboxNotice } from '../components/sandbox-notice.tsx';
import { TroubleRow } from '../components/trouble-row.tsx';
import { titleFrom } from '../document.ts';
import { Page } from '../layouts/page.tsx';
import type { ComponentMonthView, HistoryView } from './history-view.ts';

type HistoryProps = Readonly<{ view: HistoryView; language: Language }>;

/** What happened in one month. `path` is where it lies below each language. */
export function HistoryPage({ view, path, language }: HistoryProps & Readonly<{ path: string }>) {
  const { siteName, brand, zone, month, notice, words, components, reading, now } = view;
  const text = historyTexts[language];
  const name = monthName(month, language);
  return (
    <Page
      language={language}
      path={path}
      siteName={siteName}
      brand={brand}
      title={titleFrom(text.title(name), siteName[language])}
      description={text.description(name)}
      refresh="never"
      footer={[componentTexts[language].zoneNote(zone[language])]}
    >
      <main>
        <SandboxNotice notice={notice} language={language} />
        <h1>{text.title(name)}</h1>
        <Months of={view} language={language} />
        <MonthOfWords words={words} now={now} language={language} reading={reading} />
        {components.map((component) => (
          <Troubled component={component} view={view} language={language} />
        ))}
        <Untroubled view={view} language={language} />
        <Watched view={view} language={language} />
        <Neighbours of={view} language={language} />
        <p>
          <a class="more" href={`/${language}`}>
            {texts[language].toStatus}
          </a>
        </p>
      </main>
    </Page>
  );
}

type TroubledProps = HistoryProps & Readonly<{ component: ComponentMonthView }>;

function Troubled({ component, view: { reading }, language }: TroubledProps) {
  if (component.kind !== 'troubled') return null;
  const { slug, name, troubles } = component;
  return (
    <section class="month" id={slug} aria-labelledby={`month-${slug}`}>
      <h2 id={`month-${slug}`}>
        <a href={`/${language}/components/${slug}`}>
          <bdi>{name[language]}</bdi>
        </a>
      </h2>
      <ul>
        {troubles.map((trouble) => (
          <TroubleRow trouble={trouble} language={language} reading={reading} />
        ))}
      </ul>
    </section>
  );
}

/** All others in a line: those without trouble, and those of which nobody could tell. */
function Untroubled({ view: { components }, language }: HistoryProps) {
  const { nothing, well, unmonitored } = historyTexts[language];
  const named = (kind: ComponentMonthView['kind']) =>
    components
      .filter((component) => component.kind === kind)
      .map(({ name }) => name[language])
      .join(language === 'zh' ? '、' : ', ');
  const [quiet, dark] = [named('well'), named('unmonitored')];
  return (
    <div class="names">
      {quiet && <p>{named('troubled') || named('told') || dark ? well + quiet : nothing}</p>}
      {dark && (
        <p class="note">
          {unmonitored}
          {dark}
        </p>
      )}
    </div>
  );
}

/** How much of the month was watched; nothing where it was all of it. */
function Watched({ view: { components }, language }: HistoryProps) {
  const { watched, watchedEach } = historyTexts[language];
  const known = components.flatMap((component) =>
    component.kind === 'unmonitored' || component.watchedShare === 0
      ? []
      : [
          {
            name: component.name[language],
            whole: component.watchedShare === 1,
            share: shareText(component.watchedShare, language),
          },
        ],
  );
  const partly = known.filter(({ whole }) => !whole);
  const [first] = partly;
  if (!first) return null;
  const alike = known.every((one) => !one.whole && one.share === first.share);
  return <p class="note">{alike ? watched(first.share) : watchedEach(partly)}</p>;
}
