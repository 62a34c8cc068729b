import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Language, type Localized, languages } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import { refreshing } from '../refreshing.ts';
import { pageStyle } from './page.css.ts';

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
  siteName: Localized;
  title: string;
  description: string;
  /** Whether the page keeps itself up to date, with a script or without. */
  refresh: 'by itself' | 'never';
  footer: readonly string[];
  children?: Child;
}>;

/** The frame of every public page. */
export function Page(props: PageProps) {
  const { language, siteName, title, description, refresh, footer, children } = props;
  return (
    <html lang={locales[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <style>{raw(pageStyle)}</style>
        {refresh === 'by itself' && <Refreshing />}
      </head>
      <body>
        <header>
          <a class="brand" href={`/${language}`}>
            <Mark />
            <bdi>{siteName[language]}</bdi>
          </a>
          <LanguageSwitch language={language} />
        </header>
        {children}
        <footer>
          {footer.map((text) => (
            <p>{text}</p>
          ))}
        </footer>
      </body>
    </html>
  );
}

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

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

/** A lamp that is lit. */
function Mark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="4.5" />
      <path d="M10 0v3m0 14v3M0 10h3m14 0h3" />
    </svg>
  );
}

function LanguageSwitch({ language }: { language: Language }) {
  return (
    <nav aria-label={texts[language].languages}>
      {languages.map((other) => (
        <a
          href={`/${other}`}
          lang={locales[other]}
          hreflang={locales[other]}
          aria-current={other === language ? 'true' : undefined}
        >
          {texts[other].languageName}
        </a>
      ))}
    </nav>
  );
}
