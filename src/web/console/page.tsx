import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Brand } from '../../domain/brand.ts';
import type { Language } from '../../domain/localized.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleTexts } from '../../i18n/console/texts.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { Mark } from '../components/mark.tsx';
import { iconPath } from '../icon.ts';
import { styleOf } from '../layouts/brand.css.ts';
import { htmxPath } from '../layouts/page.tsx';
import { consoleStyle } from '../style/console.css.ts';
import { consolePath } from './console-path.ts';
import { farPlaces, isHere, lowerPlaces, nearPlaces, type Place } from './places.ts';
import { composedId, EnterPreviews } from './preview-place.tsx';
import type { SignedIn } from './route.ts';
import { WayUp } from './way-up.tsx';

type FrameProps = Readonly<{
  language: Language;
  siteName: string;
  brand: Brand | null;
  title: string;
  children?: Child;
}>;

/** htmx without its own style, which the policy would refuse; the browser goes back by itself. */
const htmxConfig = JSON.stringify({ includeIndicatorCSS: false, history: 'reload' });

/** Links and forms work without a script; with one, what they lead to takes the place of the page. */
const boost = { 'hx-boost:inherited': "target:'#page' swap:'innerHTML show:top'" };

/** What stands around every page of the console. */
export function ConsoleDocument({ language, siteName, brand, title, children }: FrameProps) {
  return (
    <html lang={languageTags[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{titleOf({ language, siteName, title })}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={iconPath(brand)} type="image/svg+xml" />
        <style>{raw(styleOf(brand) + consoleStyle)}</style>
        <meta name="htmx-config" content={htmxConfig} />
        <script src={htmxPath} defer />
        <script src="/console.js" defer />
      </head>
      <body class="console" {...boost}>
        <div id="page">{children}</div>
      </body>
    </html>
  );
}

type PageProps = FrameProps &
  Readonly<{
    /** Path and query of the page, to come back to in the other language. */
    here: string;
    visitor: SignedIn | null;
    /** Below the console: what previews the form that the page is for; null without one. */
    preview: string | null;
  }>;

/** What of a page changes from one to the next; a script gets it alone. */
export function ConsolePage(props: PageProps) {
  const { language, siteName, brand, title, here, visitor, preview, children } = props;
  const texts = consoleTexts[language];
  return (
    <>
      <title>{titleOf(props)}</title>
      <a class="skip" href="#main">
        {texts.toContent}
      </a>
      <header>
        <a class="brand" href={consolePath}>
          <Mark name={siteName} logo={brand?.logo ?? null} />
        </a>
        {visitor && <Places visitor={visitor} language={language} here={here} />}
        {preview === null ? (
          <LanguageForm language={language} here={here} />
        ) : (
          <LanguageOfForm language={language} preview={preview} />
        )}
      </header>
      <main id="main" tabindex={-1}>
        <WayUp {...{ here, visitor, language }} />
        <h1>{title}</h1>
        {children}
      </main>
      <p id="unsent" class="fault" role="alert" data-leave={texts.leave} hidden>
        {texts.unsent}
      </p>
    </>
  );
}

function titleOf({
  language,
  title,
  siteName,
}: Pick<FrameProps, 'language' | 'title' | 'siteName'>) {
  return `${title} · ${siteName} · ${consoleTexts[language].console}`;
}

function LanguageForm({ language, here }: Pick<PageProps, 'language' | 'here'>) {
  const other = language === 'zh' ? 'en' : 'zh';
  // The language of the document changes with it, so all of it is loaded.
  return (
    <form method="post" action={`${consolePath}/language`} hx-boost="false">
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="to" value={here} />
      <button class="plain" type="submit" lang={languageTags[other]}>
        {consoleTexts[language].otherLanguage}
      </button>
    </form>
  );
}

/** The same where a form is open: it comes again in the other language, with all that was typed. */
function LanguageOfForm({ language, preview }: Readonly<{ language: Language; preview: string }>) {
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div>
      <EnterPreviews page={preview} />
      <button
        {...{ class: 'plain', type: 'submit', form: composedId, formnovalidate: true }}
        {...{ formaction: `${consolePath}${preview}?language=${other}`, lang: languageTags[other] }}
        data-whole
      >
        {consoleTexts[language].otherLanguage}
      </button>
    </div>
  );
}

type PlacesProps = Readonly<{ visitor: SignedIn; language: Language; here: string }>;

function Places({ visitor, language, here }: PlacesProps) {
  const texts = consoleTexts[language];
  const far = ['/account', ...[...farPlaces, ...lowerPlaces].map(({ path }) => path)];
  const isFar = far.some((path) => isHere(here, path));
  const account = texts.signedInAs(visitor.name, texts.role[visitor.role]);
  const link = (path: string, name: string) => (
    <a href={consolePath + path} aria-current={isHere(here, path) ? 'page' : undefined}>
      {name}
    </a>
  );
  const links = (places: readonly Place[]) =>
    places
      .filter(({ leadsTo }) => isAtLeast(visitor.role, leadsTo))
      .map(({ path, name }) => link(path, texts.places[name]));
  return (
    <nav aria-label={texts.console}>
      {links(nearPlaces)}
      <details>
        <summary aria-current={isFar ? 'true' : undefined}>{texts.morePlaces}</summary>
        <div>
          {links(farPlaces)}
          {link('/account', account)}
          <form method="post" action={`${consolePath}/sign-out`} hx-boost="false">
            <button class="plain" type="submit">
              {texts.signOut}
            </button>
          </form>
        </div>
      </details>
    </nav>
  );
}
