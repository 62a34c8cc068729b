import { hostileLinks, hostileTexts, packed } from './hostile.ts';
import type { Speech } from './told-site.ts';

/** Lines for fields of 200 characters, and for those of 100: in each of both lists are all texts. */
export const titles = packed(hostileTexts, 200);
export const names = packed(hostileTexts, 100);

const forTemplates = titles.map((line) => line.replaceAll(/[{}`]/g, ''));
const seen = titles.map((line) => line.replaceAll(/[\p{Cc}\p{Cf}]/gu, ''));

/** Speeches that together say every line of the titles, each in one of the two languages. */
export const hostileSpeeches: readonly Speech[] = titles.flatMap((_, index) =>
  index % 2 === 0 ? [speechFrom(index)] : [],
);

function speechFrom(index: number): Speech {
  const at = (lines: readonly string[], place: number) => lines[place % lines.length] ?? '';
  const pair = (lines: readonly string[]) => ({ zh: at(lines, index), en: at(lines, index + 1) });
  // A line break of another kind ends a line, so it can only stand in longer texts.
  const paragraphs = [...hostileTexts, 'a\u2028hit()\u2029b'];
  return {
    ...{ name: at(names, index), title: pair(titles), label: pair(seen) },
    sentence: pair(titles),
    body: { zh: paragraphs.join('\n\n'), en: titles.join('\n\n') },
    ...{ prepared: pair(forTemplates), href: at(hostileLinks, index) },
  };
}

/** The same text where nothing in it means anything to a browser. */
export function flattened(text: string): string {
  return text.replaceAll(/[<>"'`&[\]()!]/g, 'x');
}
