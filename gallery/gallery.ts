import { htmlDocument } from '../src/web/document.ts';
import { logoPicture } from '../src/web/logo.ts';
import { servedPicture } from '../src/web/picture.ts';
import { walletLogo } from './brand.ts';
import { framed, inTheme, isLanguage, isTheme, printedPage, printedSheet } from './frame.ts';
import { Overview } from './overview.tsx';
import { scenes } from './scenes.ts';

/** Where the gallery lies. */
export const galleryPath = '/gallery';

/**
 * Answers what lies below `/gallery`, and the logo of its scenes; nothing else (null). `/gallery` shows all scenes side by
 * side; `/gallery/THEME/LANGUAGE/SCENE` is one of them, and `…/SCENE/components/chat` a page in it;
 * `sheet` stands for all parts of the pages on one sheet.
 */
export function gallery(request: Request): Promise<Response> | null {
  const { pathname } = new URL(request.url);
  if (pathname === logo.path) return answerLogo(request);
  const [, first, ...rest] = pathname.split('/');
  return `/${first}` === galleryPath ? answered(rest) : null;
}

const logo = logoPicture(walletLogo);
const answerLogo = servedPicture(logo, {});

async function answered(path: readonly string[]): Promise<Response> {
  const page = path.length === 0 ? htmlDocument(Overview()) : await drawn(path);
  return page === null ? new Response('There is no such scene.', { status: 404 }) : framed(page);
}

async function drawn([theme = '', language = '', slug = '', ...path]: readonly string[]) {
  if (!isTheme(theme) || !isLanguage(language)) return null;
  if (slug === 'sheet') return inTheme(printedSheet(language), theme);
  const scene = scenes().find((one) => one.slug === slug);
  const below = path.map((part) => `/${part}`).join('');
  const page = scene ? await printedPage(scene, below, language) : null;
  return page === null ? null : inTheme(page, theme);
}
