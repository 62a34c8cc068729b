import { raw } from 'hono/html';
import { languages } from '../src/domain/localized.ts';
import { themes } from './frame.ts';
import { galleryPath } from './gallery.ts';
import { scenes } from './scenes.ts';

const style = `
body { margin: 2rem; font: 1rem/1.5 system-ui, sans-serif; background: #ddd; color: #111 }
section div { display: flex; gap: 1rem; overflow-x: auto; padding-block: .5rem 2rem }
iframe { flex: none; width: 360px; height: 740px; border: 0 }
`.trim();

/** Every scene in both languages and themes, side by side. */
export function Overview() {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Gallery</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>Gallery</h1>
          {['sheet', ...scenes().map(({ slug }) => slug)].map((slug) => (
            <section>
              <h2 id={slug}>{slug}</h2>
              <div>
                {languages.flatMap((language) =>
                  themes.map((theme) => (
                    <iframe
                      src={`${galleryPath}/${theme}/${language}/${slug}`}
                      title={`${slug}, ${language}, ${theme}`}
                      loading="lazy"
                    />
                  )),
                )}
              </div>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
