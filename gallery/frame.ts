import { type Language, languages } from '../src/domain/localized.ts';
import { htmlDocument, pageHeaders } from '../src/web/document.ts';
import { keptAnswers } from '../src/web/public/kept-answers.ts';
import { keptSaid } from '../src/web/public/kept-said.ts';
import { printsOf } from '../src/web/public/prints.ts';
import { saidPrint } from '../src/web/public/said-prints.ts';
import { statusPrints } from '../src/web/public/status.tsx';
import { sha256 } from '../src/web/representation.ts';
import { nothingOlder } from '../tests/support/words.ts';
import { type Scene, statusIn, viewIn } from './scene.ts';
import { Sheet } from './sheet.tsx';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What is printed of a scene: a page of the site by its path below the language. */
export async function printedPage(
  scene: Scene,
  path: string,
  language: Language,
): Promise<string | null> {
  const { watched, now } = scene;
  const status = statusIn(scene);
  const view = viewIn(scene);
  if (path === '') return statusPrints(view, language).page();
  const answersOf = keptAnswers(
    watched,
    async (component) => answersIn(scene, component),
    () => now,
  );
  const prints = printsOf({ watched, status, view, answersOf });
  const said = keptSaid(nothingOlder, () => now);
  const address = `/${language}${path}`;
  const print = prints.get(address) ?? saidPrint({ watched, status, view, said }, address);
  const printed = await print?.print();
  return typeof printed === 'string' ? printed : null;
}

function answersIn({ watched, answers = [] }: Scene, component: string) {
  const watching = watched.monitors.filter((monitor) => monitor.component === component);
  return answers.filter(({ monitor }) => watching.some(({ slug }) => slug === monitor));
}

/** All parts of the pages on one sheet. */
export function printedSheet(language: Language): string {
  return htmlDocument(Sheet({ language }));
}

/** A printed page in one theme, whatever the device prefers, and without scripts: it stands still. */
export function inTheme(page: string, theme: Theme): string {
  return page
    .replace(/<script.*?<\/script>|<noscript>.*?<\/noscript>/g, '')
    .replace('color-scheme:light dark', `color-scheme:${theme}`)
    .replace(/\(prefers-color-scheme:(\w+)\)/g, (_, asked) =>
      asked === theme ? 'all' : 'not all',
    );
}

/** The page as an answer that the gallery may show in a frame, under a policy as strict as ever. */
export async function framed(page: string): Promise<Response> {
  const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
  const hash = await sha256(new TextEncoder().encode(style));
  const headers = await pageHeaders('http://127.0.0.1', null);
  const policy = (headers['Content-Security-Policy'] ?? '')
    .replace(/'sha256-[^']+'/, `'sha256-${hash}'`)
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    .replace("default-src 'none'", "default-src 'none'; frame-src 'self'");
  return new Response(page, { headers: { ...headers, 'Content-Security-Policy': policy } });
}

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

export function isTheme(text: string): text is Theme {
  return themes.some((theme) => theme === text);
}
