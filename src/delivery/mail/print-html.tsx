import { raw } from 'hono/html';
import type { Language } from '../../domain/localized.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { markdownHtml } from '../../i18n/markdown.ts';
import { markdownInline } from '../../i18n/markdown-lines.ts';
import type { Block, Item, Link, Phrase } from './blocks.ts';

type Printed = Readonly<{ title: string; language: Language; blocks: readonly Block[] }>;

/**
 * A letter as HTML: no images, nothing to load, no colours of its own, so that it is legible in
 * light and dark; what little style it has may be taken away.
 */
export function printHtml({ title, language, blocks }: Printed): string {
  const page = (
    <html lang={languageTags[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
      </head>
      <body style="margin:0">
        <div style="max-width:36em;margin:0 auto;padding:1em;font:1em/1.6 system-ui,sans-serif">
          {blocks.map((block) => (
            <Printed block={block} language={language} />
          ))}
        </div>
      </body>
    </html>
  );
  return `<!doctype html>\n${page}\n`;
}

type BlockProps = Readonly<{ block: Block; language: Language }>;

function Printed({ block, language }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return (
        <h2 style="font-size:1.2em;line-height:1.3">
          {block.label}
          <br />
          <bdi lang={foreign(block.title, language)}>{block.title.text}</bdi>
        </h2>
      );
    case 'line':
      return <p>{block.text}</p>;
    case 'words':
      return <Words label={block.label} words={block.words} language={language} />;
    case 'list':
      return (
        <>
          <p style="margin-bottom:0">{block.title}</p>
          <ul style="margin-top:0">
            {block.items.map((item) => (
              <ListItem item={item} language={language} />
            ))}
          </ul>
        </>
      );
    case 'link':
      return (
        <p>
          <Anchor link={block.link} />
        </p>
      );
    case 'rule':
      return <hr />;
    case 'footer':
      return <Footer lines={block.lines} links={block.links} />;
  }
}

type WordsProps = Readonly<{ label: string | null; words: Phrase; language: Language }>;

function Words({ label, words, language }: WordsProps) {
  const lang = foreign(words, language);
  if (label === null) return <div lang={lang}>{raw(markdownHtml(words.text))}</div>;
  return (
    <p>
      {label}
      <span lang={lang}>{raw(markdownInline(words.text))}</span>
    </p>
  );
}

function ListItem({ item, language }: Readonly<{ item: Item; language: Language }>) {
  const { before, name, link } = item;
  return (
    <li>
      {before}
      <bdi lang={foreign(name, language)}>{name.text}</bdi>
      {link && ' '}
      {link && <Anchor link={link} />}
    </li>
  );
}

function Footer({ lines, links }: Readonly<{ lines: readonly string[]; links: readonly Link[] }>) {
  return (
    <div style="font-size:.875em">
      <hr />
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      {links.map((link) => (
        <p>
          <Anchor link={link} />
        </p>
      ))}
    </div>
  );
}

/** Only schemes that cannot run a script become a link. */
function Anchor({ link: { label, href } }: Readonly<{ link: Link }>) {
  return /^(https?:|mailto:|tel:)/i.test(href) ? <a href={href}>{label}</a> : <span>{label}</span>;
}

/** The language of a text that stands in another one than the letter; nothing where it does not. */
function foreign(phrase: Phrase, language: Language): string | undefined {
  return phrase.language === language ? undefined : languageTags[phrase.language];
}
