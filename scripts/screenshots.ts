import { mkdir } from 'node:fs/promises';
import type { Browser, Route } from 'playwright-core';
import { type Theme, themes } from '../gallery/frame.ts';
import { gallery, galleryPath } from '../gallery/gallery.ts';
import { type Language, languages } from '../src/domain/localized.ts';
import { launchChromium } from '../tests/support/browser.ts';

/**
 * `node scripts/run.js scripts/screenshots.ts [FOLDER] [SCENE…]`: the two pictures of the READMEs,
 * or, into a folder, scenes of the gallery in both languages and themes, on a phone and on a desk.
 * Their facts never change, so that a picture differs only when the page does.
 */

type Picture = Readonly<{
  file: string;
  scene: string;
  language: Language;
  theme: Theme;
  width: number;
}>;

const usualScenes = ['well', 'chat-down', 'closed', 'holiday', 'maintenance', 'unverified'];
const widths = [360, 1280];

const [folder = null, ...named] = process.argv.slice(2);
const pictures = folder === null ? readmePictures() : scenePictures(named);
await mkdir(folder ?? 'docs/images', { recursive: true });
const browser = await launchChromium();
try {
  for (const picture of pictures) await take(picture, browser);
} finally {
  await browser.close();
}

function readmePictures(): readonly Picture[] {
  return languages.map((language) => ({
    file: `docs/images/page-${language}.png`,
    scene: 'chat-down',
    language,
    theme: 'light',
    width: 1000,
  }));
}

function scenePictures(scenes: readonly string[]): readonly Picture[] {
  const wanted = scenes.length > 0 ? scenes : usualScenes;
  return wanted.flatMap((scene) =>
    languages.flatMap((language) =>
      widths.flatMap((width) =>
        themes.map((theme) => {
          const file = `${folder}/${scene}-${language}-${width}-${theme}.png`;
          return { file, scene, language, theme, width };
        }),
      ),
    ),
  );
}

async function take({ file, scene, language, theme, width }: Picture, browser: Browser) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: theme });
  await page.route('**/*', answerFromGallery);
  const url = `http://gallery.example${galleryPath}/${theme}/${language}/${scene}`;
  const response = await page.goto(url);
  if (!response?.ok()) throw new Error(`The gallery has no scene "${scene}".`);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}

/** Without a server: the browser asks for nothing that the gallery does not hold. */
async function answerFromGallery(route: Route): Promise<void> {
  const answer = await gallery(new Request(route.request().url()));
  if (answer === null) return route.abort();
  await route.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  });
}
