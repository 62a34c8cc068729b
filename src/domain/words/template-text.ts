import { cleanText } from '../user-text.ts';

// Texts with places for variables, as in `Back by {time}`. They are filled in once: a value is never
// read again, and in Markdown it is nothing but text.

const places = /\{([a-z][A-Za-z0-9]*)\}/g;

/** The names of the variables in a text, in their order. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(places)].map(([, name = '']) => name);
}

/** Whether a text has braces that are no place for a variable. */
export function hasStrayBraces(text: string): boolean {
  return /[{}]/.test(text.replace(places, ''));
}

/**
 * Whether a place stands where Markdown would not read a value as text: in code, where no backslash
 * counts, behind a backslash, in the target of a link or where one would begin, or in an entity.
 */
export function hasUnsafePlace(text: string): boolean {
  if (namesIn(text).length === 0) return false;
  return /`|~~~|[\\\]]\{|<[^\s<>]*\{|&#?\w*\{/.test(text) || hasPlaceInTarget(text);
}

function hasPlaceInTarget(text: string): boolean {
  return [...text.matchAll(/\]\(/g)].some(({ index }) => {
    const [paragraph = ''] = text.slice(index + 2).split(/\n[ \t]*\n/);
    return paragraph.slice(0, targetLength(paragraph)).includes('{');
  });
}

/** How far the target of a link goes: to the `)` that closes it, or to the end of its paragraph. */
function targetLength(paragraph: string): number {
  let open = 1;
  for (const { 0: character, index } of paragraph.matchAll(/\\?[()]/g)) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open === 0) return index;
  }
  return paragraph.length;
}

/** What a value reads as; empty where it was left open. */
type Read = (name: string) => string;

/** A line with its variables filled in, as plain text. */
export function filledLine(line: string, read: Read): string {
  return line
    .replace(places, (_, name: string) => onOneLine(read(name)))
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** Markdown with its variables filled in; a line whose variables were all left open is left out. */
export function filledMarkdown(markdown: string, read: Read): string {
  const readLine = (name: string) => onOneLine(read(name));
  return markdown
    .split('\n')
    .filter((line) => isSaid(line, readLine))
    .map((line) => filledMarkdownLine(line, readLine))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A value as it will be stored: what is hidden in it cannot turn into a new line later. */
function onOneLine(value: string): string {
  return cleanText(value).replaceAll('\n', ' ');
}

function isSaid(line: string, read: Read): boolean {
  const names = namesIn(line);
  return names.length === 0 || names.some((name) => read(name) !== '');
}

function filledMarkdownLine(line: string, read: Read): string {
  if (namesIn(line).length === 0) return line;
  const filled = line.replace(places, (_, name: string) => asText(read(name)));
  const [before = ''] = blocksBefore.exec(line.replace(places, 'x')) ?? [];
  return before + withoutBlock(filled.slice(before.length));
}

/** The marks of quotes and list items that a line itself begins with. */
const blocksBefore = /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t]))*/;

/** A value as Markdown that reads as just that, wherever it stands in a line. */
function asText(value: string): string {
  return value.replace(/[\\`*_[\]<>&]/g, '\\$&').replace(/[!#]$/, '\\$&');
}

/** What now happens to look like the beginning of a heading, a list item or a line across is text. */
function withoutBlock(line: string): string {
  return line
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2')
    .replace(/^(?=[-+*](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|[-=*_][-=*_ \t]*$|>|~~~)/, '\\');
}
