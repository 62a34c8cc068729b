import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Brand } from '../../domain/brand.ts';
import type { Language } from '../../domain/localized.ts';
import { isAtLeast } from '../../domain/staff.ts';
import { consoleTexts } from '../../i18n/console-texts.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { Mark } from '../components/mark.tsx';
import { iconPath } from '../icon.ts';
import { styleOf } from '../layouts/brand.css.ts';
import { consoleStyle } from '../style/console.css.ts';
import { consolePath } from './mount-console.ts';
import type { SignedIn } from './route.ts';

type PageProps = Readonly<{
  language: Language;
  siteName: string;
  brand: Brand | null;
  title: string;
  /** Path and query of the page, to come back to in the other language. */
  here: string;
  visitor: SignedIn | null;
  children?: Child;
}>;

/** The frame of every page of the console. */
export function ConsolePage(props: PageProps) {
  const { language, siteName, brand, title, here, visitor, children } = props;
  const texts = consoleTexts[language];
  return (
    <html lang={languageTags[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${siteName} · ${texts.console}`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={iconPath(brand)} type="image/svg+xml" />
        <style>{raw(styleOf(brand) + consoleStyle)}</style>
      </head>
      <body class="console">
        <header>
          <a class="brand" href={consolePath}>
            <Mark name={siteName} logo={brand?.logo ?? null} />
          </a>
          <LanguageForm language={language} here={here} />
          {visitor && <VisitorNav visitor={visitor} language={language} here={here} />}
        </header>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function LanguageForm({ language, here }: Pick<PageProps, 'language' | 'here'>) {
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <form method="post" action={`${consolePath}/language`}>
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="to" value={here} />
      <button class="plain" type="submit" lang={languageTags[other]}>
        {consoleTexts[language].otherLanguage}
      </button>
    </form>
  );
}

type NavProps = Readonly<{ visitor: SignedIn; language: Language; here: string }>;

function VisitorNav({ visitor, language, here }: NavProps) {
  const texts = consoleTexts[language];
  const places = [
    { path: consolePath, name: texts.overview.title },
    ...(isAtLeast(visitor.role, 'admin')
      ? [{ path: `${consolePath}/staff`, name: texts.staff.title }]
      : []),
    {
      path: `${consolePath}/account`,
      name: texts.signedInAs(visitor.name, texts.role[visitor.role]),
    },
  ];
  return (
    <>
      <nav aria-label={texts.console}>
        {places.map(({ path, name }) => (
          <a href={path} aria-current={here === path ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <form method="post" action={`${consolePath}/sign-out`}>
        <button class="plain" type="submit">
          {texts.signOut}
        </button>
      </form>
    </>
  );
}
