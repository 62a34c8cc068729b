import { someTransition } from './facts.ts';

/** A local time in Beijing, such as `2026-11-05T12:00`, as an instant. */
export const at = (local: string) => Date.parse(`${local}:00+08:00`);

/** The transitions of a component that was down from one local time until another. */
export const down = (slug: string, from: string, until: string) => [
  someTransition(slug, at(from), 'down'),
  someTransition(slug, at(until), 'up'),
];

/** What stands between the tags of an element, in one line. */
export function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What the history tells of a component. */
export function sectionOf(slug: string, page: string): string {
  return words(
    new RegExp(`<section class="month" id="${slug}".*?</section>`).exec(page)?.[0] ?? '',
  );
}
