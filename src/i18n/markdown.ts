import { compile, parse, postprocess, preprocess } from 'micromark';

/**
 * Markdown as staff write it, turned into HTML that is safe in every page, feed and mail: only the
 * elements below, only `href` and `start` as attributes, and only links that a person may follow.
 * Raw HTML is shown as text, an image as its description, and a line ends where its author ended it.
 */
export function markdownHtml(markdown: string): string {
  const known = kept.get(markdown);
  if (known !== undefined) return known;
  const html = isTangled(markdown) ? asTyped(markdown) : allowedHtml(compiled(markdown));
  if (kept.size >= mostKept) kept.clear();
  kept.set(markdown, html);
  return html;
}

/** Every rendering shows the same texts again, so the last ones are kept. */
const kept = new Map<string, string>();
const mostKept = 1000;

/** How deep quotes and lists may nest, how many there may be, and the marks of paragraphs, squared. */
const deepest = 8;
const mostBlocks = 400;
const mostWork = 400 * 400;

/**
 * Whether the text would cost the parser, which takes the square of what is nested or left open, more
 * than a moment. Nobody writes such a text to be read; it is shown as it stands.
 */
function isTangled(markdown: string): boolean {
  const depths = markdown.split('\n').map(depthOf);
  const blocks = depths.reduce((sum, depth) => sum + depth, 0);
  const work = markdown
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.match(/[*_[\]<`&\\!\n]/g)?.length ?? 0)
    .reduce((sum, marks) => sum + marks * marks, 0);
  return blocks > mostBlocks || work > mostWork || depths.some((depth) => depth > deepest);
}

/** How many quotes and list items, each in another, or headings begin in front of a line. */
function depthOf(line: string): number {
  const [front = ''] = /^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)]|#{1,6})(?=[ \t]|$))*/.exec(line) ?? [];
  return front.match(/>|[-+*]|\d+[.)]|#+/g)?.length ?? 0;
}

function asTyped(text: string): string {
  const encoded = text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
  const paragraphs = encoded.split(/\n[ \t]*\n\s*/);
  return paragraphs.map((one) => `<p>${one.replaceAll('\n', '<br />\n')}</p>`).join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What is more likely to be an accident than meant: indented code, and definitions, which hide text. */
const left = { disable: { null: ['codeIndented', 'definition', 'htmlFlow', 'htmlText'] } };

function compiled(markdown: string): string {
  const chunks = preprocess()(markdown, undefined, true);
  const events = postprocess(
    parse({ extensions: [left] })
      .document()
      .write(chunks),
  );
  // Which links are allowed is decided below, by a shorter list than the compiler has.
  return compile({ allowDangerousProtocol: true })(withLineBreaks(events));
}

type Events = ReturnType<typeof postprocess>;

/** Inside of these a line ending ends no line that is seen. */
const oneLine: readonly string[] = ['codeText', 'resource', 'reference', 'image'];

/** Has every line of a paragraph end where it was ended. */
function withLineBreaks(events: Events): Events {
  let paragraphs = 0;
  let within = 0;
  return events.flatMap((event, index) => {
    const [kind, token, context] = event;
    const step = kind === 'enter' ? 1 : -1;
    if (token.type === 'paragraph') paragraphs += step;
    if (oneLine.includes(token.type)) within += step;
    const breaks = kind === 'enter' && token.type === 'lineEnding' && paragraphs > 0 && !within;
    if (!breaks || events[index - 1]?.[1].type.startsWith('hardBreak')) return [event];
    const hard = { ...token, type: 'hardBreakEscape' as const };
    return [['enter', hard, context], ['exit', hard, context], event];
  });
}

const plainElements: readonly string[] = [
  ...['p', 'br', 'hr', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong'],
];

/** Lets through what is on the list; the compiler has encoded every `<`, `>` and `"` of a text. */
function allowedHtml(html: string): string {
  let isLinked = false;
  return html.replace(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g, (_, slash, name, attributes) => {
    if (name !== 'a') return allowedTag(slash, name, attributes);
    if (slash !== '') return isLinked ? '</a>' : '';
    const href = / href="([^"]*)"/.exec(attributes)?.[1] ?? '';
    isLinked = /^(https?:\/\/|mailto:|tel:)./i.test(href);
    return isLinked ? `<a href="${href}">` : '';
  });
}

/** Headings stand below those of the page. */
function allowedTag(slash: string, name: string, attributes: string): string {
  if (name === 'img') return / alt="([^"]*)"/.exec(attributes)?.[1]?.replaceAll('\n', ' ') ?? '';
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return `<${slash}h${Math.min(Number(level) + 2, 6)}>`;
  if (!plainElements.includes(name)) return '';
  const start = name === 'ol' ? (/ start="\d+"/.exec(attributes)?.[0] ?? '') : '';
  return `<${slash}${name}${start}${name === 'br' || name === 'hr' ? ' /' : ''}>`;
}
