import { markdownHtml } from './markdown.ts';

/** Markdown as plain text with line breaks: lists with their marks, links with their addresses. */
export function markdownText(markdown: string): string {
  return linesOf(markdownHtml(markdown), 'text');
}

/**
 * Markdown as HTML without blocks, for where one paragraph is all there is: lines end in `<br>`, and
 * of all elements only links, emphasis and code are left.
 */
export function markdownInline(markdown: string): string {
  return linesOf(markdownHtml(markdown), 'inline').replaceAll('\n', '<br>');
}

type Ink = 'text' | 'inline';

/** A tag of our own HTML, with the value of its one attribute; empty where it has none. */
type Tag = Readonly<{ whole: string; kind: 'start' | 'end'; name: string; value: string }>;

/** Reads blocks and writes them as lines. */
function linesOf(html: string, ink: Ink): string {
  const lines = new Lines(ink);
  const tokens = html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?: [a-z]+="([^"]*)")?[^>]*>|[^<]+/g);
  for (const [whole, slash, name, value = ''] of tokens) {
    if (name === undefined) lines.text(whole);
    else lines.tag({ whole, kind: slash === '/' ? 'end' : 'start', name, value });
  }
  return lines.written;
}

class Lines {
  written = '';
  /** How many lines end before what is written next, and what stands in front of it. */
  #breaks = 0;
  #mark = '';
  /** The lists around what is written, each with the number of its next item, if it counts them. */
  readonly #lists: (number | null)[] = [];
  #isVerbatim = false;
  #link: Readonly<{ href: string; from: number }> | null = null;

  constructor(readonly ink: Ink) {}

  /** Outside of code each line that is to end has its `<br>`. */
  text(encoded: string): void {
    const text = this.#isVerbatim ? encoded.replace(/\n$/, '') : encoded.replaceAll('\n', '');
    if (text !== '') this.#write(this.ink === 'text' ? decoded(text) : text);
  }

  tag(tag: Tag): void {
    switch (tag.name) {
      case 'br':
        this.#end(1);
        break;
      case 'ul':
      case 'ol':
        this.#list(tag);
        break;
      case 'li':
        this.#end(1);
        if (tag.kind === 'start') this.#mark = this.#nextMark();
        break;
      case 'a':
        if (this.ink === 'text') this.#address(tag);
        else this.#ink(tag);
        break;
      case 'em':
      case 'strong':
      case 'code':
        this.#ink(tag);
        break;
      default:
        this.#block(tag);
    }
  }

  /** A paragraph, quote, heading, rule or stretch of code: an empty line around it. */
  #block(tag: Tag): void {
    const { name, kind } = tag;
    const isHeading = /^h[1-6]$/.test(name);
    if (kind === 'start') this.#end(2);
    if (isHeading) this.#ink({ ...tag, whole: kind === 'start' ? '<strong>' : '</strong>' });
    if (name === 'hr') this.#write('———');
    if (name === 'pre') this.#isVerbatim = kind === 'start';
    if (kind === 'end' || name === 'hr') this.#end(2);
  }

  #list({ kind, name, value }: Tag): void {
    const isInner = this.#lists.length > (kind === 'start' ? 0 : 1);
    if (kind === 'end') this.#lists.pop();
    else this.#lists.push(name === 'ol' ? Number(value || 1) : null);
    this.#end(isInner ? 1 : 2);
  }

  /** What stands in front of the next item of the innermost list. */
  #nextMark(): string {
    const number = this.#lists.pop() ?? null;
    const indent = '  '.repeat(this.#lists.length);
    this.#lists.push(number === null ? null : number + 1);
    return number === null ? `${indent}- ` : `${indent}${number}. `;
  }

  /** After a link its address, unless the text of the link says it already. */
  #address({ kind, value }: Tag): void {
    if (kind === 'start') {
      this.#write('');
      this.#link = { href: decoded(value), from: this.written.length };
      return;
    }
    if (this.#link === null) return;
    const { href, from } = this.#link;
    const isSaid = href.replace(/^(mailto|tel):/i, '') === this.written.slice(from);
    if (!isSaid) this.written += ` (${href})`;
    this.#link = null;
  }

  #ink({ whole, kind }: Tag): void {
    if (this.ink === 'text') return;
    if (kind === 'start') this.#write(whole);
    else this.written += whole;
  }

  #end(lines: number): void {
    this.#breaks = Math.max(this.#breaks, lines);
  }

  #write(text: string): void {
    const before = this.written === '' ? '' : '\n'.repeat(this.#breaks);
    this.written += before + this.#mark + text;
    this.#breaks = 0;
    this.#mark = '';
  }
}

function decoded(encoded: string): string {
  return encoded
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
