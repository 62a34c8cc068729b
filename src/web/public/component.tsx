import type { Language } from '../../domain/localized.ts';
import { componentTexts } from '../../i18n/component-texts.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { Answers } from '../components/answers.tsx';
import { ComponentLine } from '../components/component-line.tsx';
import { ComponentReason } from '../components/component-reason.tsx';
import { ComponentSaid } from '../components/component-said.tsx';
import { ComponentWord } from '../components/component-word.tsx';
import { ContactLink } from '../components/contact-link.tsx';
import { FreshnessLine } from '../components/freshness-line.tsx';
import { Hours } from '../components/hours.tsx';
import { Lamp } from '../components/lamp.tsx';
import { Outdated } from '../components/outdated.tsx';
import { SandboxNotice } from '../components/sandbox-notice.tsx';
import { Strip } from '../components/strip.tsx';
import { ToSubscribe } from '../components/to-subscribe.tsx';
import { UptimeTable } from '../components/uptime-table.tsx';
import { titleFrom } from '../document.ts';
import { Page } from '../layouts/page.tsx';
import { refreshing } from '../refreshing.ts';
import type { ComponentPageView } from './component-view.ts';

type ComponentProps = Readonly<{ view: ComponentPageView; language: Language }>;

/** The page of one component, whole. */
export function ComponentPage({ view, language }: ComponentProps) {
  const { component, siteName, brand, zone } = view;
  const text = componentTexts[language];
  return (
    <Page
      language={language}
      path={`/components/${component.slug}`}
      siteName={siteName}
      brand={brand}
      title={titleOf({ view, language })}
      description={text.description(component.name[language])}
      refresh="by itself"
      footer={[text.zoneNote(zone[language])]}
    >
      <ComponentPart view={view} language={language} />
    </Page>
  );
}

/** What open pages fetch again: the document title, and everything but the frame. */
export function RefreshedComponent({ view, language }: ComponentProps) {
  return (
    <>
      <title>{titleOf({ view, language })}</title>
      <ComponentPart view={view} language={language} />
    </>
  );
}

function ComponentPart({ view, language }: ComponentProps) {
  const { component, freshness, hours, uptime, answers, reading, zone, notice } = view;
  const { name, contact, slug } = component;
  return (
    <main
      id="status"
      class="component"
      hx-get={`/parts/${language}/components/${slug}`}
      hx-trigger={`every ${refreshing.withScript}s, renew`}
      hx-sync="replace"
      hx-swap="outerMorph"
      data-indicator={view.indicator}
      data-believed-for={'believedForMs' in freshness ? freshness.believedForMs : undefined}
    >
      <SandboxNotice notice={notice} language={language} />
      <h1>
        <bdi>{name[language]}</bdi>
      </h1>
      {contact && (
        <p class="contact">
          <ContactLink contact={contact} language={language} />
        </p>
      )}
      <FreshnessLine
        freshness={freshness}
        zone={zone[language]}
        language={language}
        reading={reading}
      />
      <Now view={view} language={language} />
      <Hours hours={hours} language={language} reading={reading} />
      {uptime.length > 0 && (
        <UptimeTable rows={uptime} hours={hours ? 'weekly' : 'always'} language={language} />
      )}
      {answers && <Answers answers={answers} language={language} reading={reading} />}
      <p class="links">
        <ToSubscribe
          {...{ language, follow: { component: slug } }}
          text={subscriptionTexts[language].toSubscribe}
        />
        <a class="more" href={`/${language}`}>
          {texts[language].toStatus}
        </a>
      </p>
      <Outdated view={view} language={language} />
    </main>
  );
}

/** How it is now, as on the status page. */
function Now({ view: { component, reading }, language }: ComponentProps) {
  const { slug, status, reachability, lamp, said, history } = component;
  return (
    <ul class="now">
      <li data-component={slug} data-status={status} data-reachability={reachability} class={lamp}>
        <Lamp kind={lamp} />
        <ComponentWord component={component} language={language} />
        <ComponentLine component={component} detail="full" language={language} reading={reading} />
        <ComponentReason component={component} language={language} />
        <ComponentSaid said={said} language={language} reading={reading} />
        {history && (
          <Strip component={component} history={history} language={language} reading={reading} />
        )}
      </li>
    </ul>
  );
}

function titleOf({ view: { component, siteName }, language }: ComponentProps): string {
  return titleFrom(component.name[language], siteName[language]);
}
