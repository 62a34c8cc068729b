import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { componentTexts } from '../../i18n/component-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { SandboxNotice } from '../components/sandbox-notice.tsx';
import { titleFrom } from '../document.ts';
import { Page } from '../layouts/page.tsx';
import { refreshing } from '../refreshing.ts';
import type { PublicView } from './view.ts';

/** What the pages of incidents, of planned work and of announcements differ in. */
export type SaidContent = Readonly<{
  /** Where it lies below each language. */
  path: string;
  title: string;
  description: string;
  /** Whether there may be more to say of it. */
  refresh: 'by itself' | 'never';
  body: Child;
}>;

type SaidProps = Readonly<{
  content: SaidContent;
  page: Pick<PublicView, 'siteName' | 'brand' | 'zone' | 'notice'>;
  language: Language;
}>;

/** The page of something that staff have said, whole. */
export function SaidPage({ content, page, language }: SaidProps) {
  const { path, title, description, refresh } = content;
  const { siteName, brand, zone } = page;
  return (
    <Page
      language={language}
      path={path}
      siteName={siteName}
      brand={brand}
      title={titleFrom(title, siteName[language])}
      description={description}
      refresh={refresh}
      footer={[componentTexts[language].zoneNote(zone[language])]}
    >
      <SaidPart content={content} page={page} language={language} />
    </Page>
  );
}

/** What open pages fetch again: the document title, and everything but the frame. */
export function RefreshedSaid({ content, page, language }: SaidProps) {
  return (
    <>
      <title>{titleFrom(content.title, page.siteName[language])}</title>
      <SaidPart content={content} page={page} language={language} />
    </>
  );
}

function SaidPart({ content: { path, refresh, body }, page, language }: SaidProps) {
  const polling = {
    'hx-get': `/parts/${language}${path}`,
    'hx-trigger': `every ${refreshing.withScript}s, renew`,
    'hx-sync': 'replace',
    'hx-swap': 'outerMorph',
  };
  return (
    <main id="status" {...(refresh === 'by itself' && polling)}>
      <SandboxNotice notice={page.notice} language={language} />
      {body}
      <p>
        <a class="more" href={`/${language}`}>
          {texts[language].toStatus}
        </a>
      </p>
    </main>
  );
}
