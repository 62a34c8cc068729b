import { raw } from 'hono/html';
import type { Language } from '../../domain/localized.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { plainText } from '../../i18n/verdict.ts';
import { Announcements } from '../components/announcement.tsx';
import { ComponentGroup } from '../components/component-group.tsx';
import { FreshnessLine } from '../components/freshness-line.tsx';
import { Incidents } from '../components/incident.tsx';
import { Maintenances } from '../components/maintenance.tsx';
import { Outdated } from '../components/outdated.tsx';
import { ResolvedLately } from '../components/past-words.tsx';
import { SandboxNotice } from '../components/sandbox-notice.tsx';
import { ToSubscribe } from '../components/to-subscribe.tsx';
import { Verdict } from '../components/verdict.tsx';
import { htmlDocument, titleFrom } from '../document.ts';
import { Page } from '../layouts/page.tsx';
import { refreshing } from '../refreshing.ts';
import type { PublicView } from './view.ts';

type StatusProps = Readonly<{ view: PublicView; language: Language }>;

/** The status page as an HTML document, and the part of it that open pages fetch again. */
export type StatusPrints = Readonly<{ page: () => string; part: () => string }>;

/** Both in one language; what they have in common is rendered once. */
export function statusPrints(view: PublicView, language: Language): StatusPrints {
  const common = raw(String(StatusPart({ view, language })));
  return {
    page: () => htmlDocument(StatusPage({ view, language, common })),
    part: () => String(RefreshedPart({ view, language, common })),
  };
}

type WithCommon = StatusProps & Readonly<{ common: ReturnType<typeof raw> }>;

/** The status page, whole. */
function StatusPage({ view, language, common }: WithCommon) {
  return (
    <Page
      language={language}
      path=""
      siteName={view.siteName}
      brand={view.brand}
      title={titleOf({ view, language })}
      description={view.verdict[language].text}
      refresh="by itself"
      footer={[]}
    >
      {common}
    </Page>
  );
}

/** What open pages fetch again: the document title, and everything but the frame. */
function RefreshedPart({ view, language, common }: WithCommon) {
  return (
    <>
      <title>{titleOf({ view, language })}</title>
      {common}
    </>
  );
}

function StatusPart({ view, language }: StatusProps) {
  const { notice, verdict, freshness, words, groups, reading, zone } = view;
  const isTroubled = view.indicator !== 'none';
  // While something is wrong it is what people look for, before they scroll.
  const subscribing = (
    <ToSubscribe {...{ language, follow: {}, text: subscriptionTexts[language].toSubscribe }} />
  );
  return (
    <main
      id="status"
      hx-get={`/parts/${language}/status`}
      hx-trigger={`every ${refreshing.withScript}s, renew`}
      hx-sync="replace"
      hx-swap="outerMorph"
      data-indicator={view.indicator}
      data-believed-for={'believedForMs' in freshness ? freshness.believedForMs : undefined}
    >
      <SandboxNotice notice={notice} language={language} />
      <Verdict words={verdict[language]} language={language} />
      {isTroubled && <p class="see">{subscribing}</p>}
      <FreshnessLine
        freshness={freshness}
        zone={zone[language]}
        language={language}
        reading={reading}
      />
      <Incidents incidents={words.incidents} language={language} reading={reading} />
      <Maintenances maintenances={words.maintenances} language={language} reading={reading} />
      <Announcements announcements={words.announcements} language={language} />
      {groups.map((group) => (
        <ComponentGroup group={group} language={language} reading={reading} />
      ))}
      <ResolvedLately incidents={words.resolved} language={language} reading={reading} />
      <p class="links">
        {!isTroubled && subscribing}
        <a class="more" href={`/${language}/history`}>
          {texts[language].toHistory}
        </a>
      </p>
      <Outdated view={view} language={language} />
    </main>
  );
}

/** The first sentence of the verdict, so that a tab in the background tells what matters. */
function titleOf({ view, language }: StatusProps): string {
  const first = plainText(view.verdict[language].headline.slice(0, 1), language);
  return titleFrom(first, view.siteName[language]);
}
