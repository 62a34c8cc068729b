import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Brand } from '../../domain/brand.ts';
import { type Language, type Localized, languages } from '../../domain/localized.ts';
import { papers } from '../../domain/papers.ts';
import { feedTexts } from '../../i18n/feed-texts.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { texts } from '../../i18n/texts.ts';
import { BrandFooter } from '../components/brand-footer.tsx';
import { Mark } from '../components/mark.tsx';
import { feedAddresses, feedTypes } from '../feeds/address.ts';
import { iconPath } from '../icon.ts';
import { refreshing } from '../refreshing.ts';
import { styleOf } from './brand.css.ts';

/** Where the pinned htmx lies; the version in the name lets browsers keep it for ever. */
export const htmxPath = '/htmx-4.0.1.min.js';

/** htmx without its own style, which the policy would refuse, and without swapping in error pages. */
const htmxConfig = JSON.stringify({
  includeIndicatorCSS: false,
  history: false,
  noSwap: [204, 304, '4xx', '5xx'],
  morphIgnore: ['data-htmx-powered', 'open'],
  // Shorter than the time between two refreshes, so that a dead connection holds up no other.
  defaultTimeout: 20_000,
});

type PageProps = Readonly<{
  language: Language;
  /** Where the page lies below each language, such as `/history`; empty for the status. */
  path: string;
  siteName: Localized;
  brand: Brand | null;
  title: string;
  description: string;
  /** Whether the page keeps itself up to date, with a script or without. */
  refresh: 'by itself' | 'never';
  footer: readonly string[];
  /** What the style of this page has besides that of the site. */
  addedStyle?: string;
  /** Whether search engines may list it. */
  listed?: boolean;
  /** Whether it leads to where people ask to be told; not where nobody could answer there either. */
  tellable?: boolean;
  children?: Child;
}>;

/** The frame of every public page. */
export function Page(props: PageProps) {
  const { language, path, siteName, brand, title, description, refresh, footer, children } = props;
  const { addedStyle = '', listed = true, tellable = true } = props;
  return (
    <html lang={languageTags[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        {!listed && <meta name="robots" content="noindex" />}
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={papers.light} media="(prefers-color-scheme:light)" />
        <meta name="theme-color" content={papers.dark} media="(prefers-color-scheme:dark)" />
        <link rel="icon" href={iconPath(brand)} type="image/svg+xml" />
        <FeedLinks language={language} siteName={siteName} />
        <style>{raw(styleOf(brand) + addedStyle)}</style>
        {refresh === 'by itself' && <Refreshing />}
      </head>
      <body>
        <header>
          <a class="brand" href={`/${language}`}>
            <Mark name={siteName[language]} logo={brand?.logo ?? null} />
          </a>
          <LanguageSwitch language={language} path={path} />
        </header>
        {children}
        <footer>
          {footer.map((text) => (
            <p>{text}</p>
          ))}
          {refresh === 'by itself' && <p class="refreshes">{texts[language].refreshNote}</p>}
          {brand && <BrandFooter brand={brand} language={language} />}
          {tellable && (
            <p class="links feeds">
              <a href={`/${language}/subscribe`}>{subscriptionTexts[language].toSubscribe}</a>
              <a href={`/${language}/history.atom`}>{texts[language].feeds}</a>
            </p>
          )}
        </footer>
      </body>
    </html>
  );
}

function Refreshing() {
  return (
    <>
      <meta name="htmx-config" content={htmxConfig} />
      <script src={htmxPath} defer />
      <script src="/page.js" defer />
      <noscript>
        <meta http-equiv="refresh" content={String(refreshing.withoutScript)} />
      </noscript>
    </>
  );
}

/** Where readers of feeds find those of the site in the language of the page. */
function FeedLinks({ language, siteName }: Pick<PageProps, 'language' | 'siteName'>) {
  const feeds = feedAddresses.filter(
    (feed) => feed.language === language && feed.format === 'atom',
  );
  return (
    <>
      {feeds.map(({ path, format, subject }) => (
        <link
          rel="alternate"
          type={feedTypes[format]}
          href={path}
          title={feedTexts[language].title(subject, siteName[language], null)}
        />
      ))}
    </>
  );
}

/** Leads to the same page in the other language. */
function LanguageSwitch({ language, path }: Pick<PageProps, 'language' | 'path'>) {
  return (
    <nav aria-label={texts[language].languages}>
      {languages.map((other) => (
        <a
          href={`/${other}${path}`}
          lang={languageTags[other]}
          hreflang={languageTags[other]}
          aria-current={other === language ? 'true' : undefined}
        >
          {texts[other].languageName}
        </a>
      ))}
    </nav>
  );
}
