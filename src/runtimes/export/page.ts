import type { Language } from '../../domain/localized.ts';
import { sha256 } from '../../web/representation.ts';
import { cut, endingWith, partPathOf, within } from './document.ts';

/** Between which instants (UTC ms, half-open) what was copied may be believed. */
export type Stamp = Readonly<{ asOf: number; holdsUntil: number }>;

/** What a page of the copy is made of. */
export type Copied = Readonly<{
  /** As the site printed it at `asOf`. */
  live: string;
  /** As the same code prints it for whoever reads it later; equal where time changes little. */
  later: string;
  /** Says as of when it was copied. */
  notice: string;
  stamp: Stamp;
  /** The policy that the site sends with it. */
  policy: string;
  /** Where the page of the site itself is; null where nobody knows. */
  canonical: string | null;
}>;

/** A page as a file, and the part that it fetches again while it is open, if any. */
export type PageFiles = Readonly<{
  page: string;
  part: Readonly<{ path: string; html: string }> | null;
}>;

/** Where the script lies that shows each page in the form that holds. */
const copyScript = '/copy.js';

/**
 * Prints a page of the copy. Where time matters, the document shows its later form, which is true
 * at any time, and brings the live one along for the script to put in its place while it holds.
 */
export async function pageFiles(copied: Copied): Promise<PageFiles> {
  const [live, later] = [cut(copied.live), cut(copied.later)];
  const partPath = partPathOf(live);
  if (partPath === null) {
    const { before, main, after } = live;
    const head = await headOf(before, copied, '');
    return { page: head + within(main, '', copied.notice) + after, part: null };
  }
  const { stamp } = copied;
  const held = within(live.main, printed('live', stamp) + stamped(stamp));
  const shown = within(later.main, printed('later', stamp), copied.notice);
  const main = endingWith(shown, templateOf(live.title, held, stamp));
  const head = await headOf(later.before, copied, scriptOf(stamp));
  return {
    page: head + main + later.after,
    // What open pages fetch is the same, so that also a page of the living site reads it right.
    part: { path: partPath, html: `<title>${later.title}</title>${main}` },
  };
}

/** The page at the root: in the language of the site, and leading once to that of the visitor. */
export function rootPage(page: string, other: Language): string {
  return page.replace(`src="${copyScript}"`, `src="${copyScript}" data-other="${other}"`);
}

/** One page that says in both languages that there is nothing. */
export async function notFoundPage(
  first: string,
  second: string,
  { policy, tag }: Readonly<{ policy: string; tag: string }>,
): Promise<string> {
  const { before, main, after } = cut(first);
  const inner = cut(second).main.replace(/^<main[^>]*>|<\/main>$/g, '');
  const head = await headOf(before, { policy, canonical: null }, '');
  // A page has one heading; the same again in another language is a part of it.
  const again = inner.replace(/<(\/?)h1>/g, '<$1h2>');
  return head + endingWith(main, `<section lang="${tag}">${again}</section>`) + after;
}

/**
 * Holds a form as text, as htmx looks into templates for elements of the same id. Its quotes are
 * escaped, too: programs that look for `data-component="…"` in the text find each component once.
 */
function templateOf(title: string, form: string, stamp: Stamp): string {
  const text = form.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<template data-live data-title="${title}"${stamped(stamp)}>${text}</template>`;
}

/** Which form it is, and at which instant it tells ages by (UTC ms). */
function printed(form: 'live' | 'later', { asOf }: Stamp): string {
  return ` data-copy="${form}" data-printed-at="${asOf}"`;
}

function stamped({ asOf, holdsUntil }: Stamp): string {
  return ` data-as-of="${asOf}" data-holds-until="${holdsUntil}"`;
}

/** Stands before everything else, so that nothing is painted before it has looked at the clock. */
function scriptOf(stamp: Stamp): string {
  return `<script src="${copyScript}"${stamped(stamp)}></script>`;
}

/**
 * In the later form nothing is green, also not what staff have confirmed: nobody knows for how long
 * it lies there. While the script is about to put the live form in its place, it is not painted.
 */
const style =
  'main[data-copy=later]{--teal:var(--quiet)}' + '.fresh main[data-copy=later]{visibility:hidden}';

/** No header can be counted on, so the policy stands in the document. */
async function headOf(
  before: string,
  { policy, canonical }: Pick<Copied, 'policy' | 'canonical'>,
  script: string,
): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(style));
  const allowed = policy
    .replace('style-src ', `style-src 'sha256-${hash}' `)
    // It counts in headers only, and browsers complain of it.
    .replace(/; frame-ancestors [^;]*/, '');
  const link = canonical === null ? '' : `<link rel="canonical" href="${canonical}"/>`;
  return before
    .replace(
      '<meta charset="utf-8"/>',
      '<meta charset="utf-8"/>' +
        `<meta http-equiv="Content-Security-Policy" content="${allowed}"/>` +
        `<meta name="referrer" content="no-referrer"/>${script}`,
    )
    .replace('</head>', `<style>${style}</style>${link}</head>`);
}
