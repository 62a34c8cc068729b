/** An HTML document of the site, cut at the one `<main>` that all pages have. */
export type CutDocument = Readonly<{ title: string; before: string; main: string; after: string }>;

/**
 * Cuts a document that the site has printed. Text and attributes of its own are escaped, so that
 * what is looked for stands where the layout has put it.
 */
export function cut(html: string): CutDocument {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>') + '</main>'.length;
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
  return {
    title,
    before: html.slice(0, start),
    main: html.slice(start, end),
    after: html.slice(end),
  };
}

/** Whether an open page of it fetches a part again, and which: that is where time matters. */
export function partPathOf({ main }: Pick<CutDocument, 'main'>): string | null {
  return /^<main[^>]* hx-get="([^"]*)"/.exec(main)?.[1] ?? null;
}

/** The same `<main>` with attributes and, at its top, something more. */
export function within(main: string, attributes: string, top = ''): string {
  return main.replace(/^<main([^>]*)>/, (_, own: string) => {
    // How long it may be believed counts from when it was fetched: not so in a copy.
    const kept = own.replace(/ data-believed-for="\d+"/, '');
    return `<main${kept}${attributes}>${top}`;
  });
}

/** What an end tag of `<main>` gets before it. */
export function endingWith(main: string, bottom: string): string {
  return `${main.slice(0, -'</main>'.length)}${bottom}</main>`;
}

/** Everything in a document that links to its own site, as it is written there. */
export function ownLinks(html: string): readonly string[] {
  return [...html.matchAll(/ (?:href|src)="(\/(?!\/)[^"]*)"/g)].map(([, href = '']) => href);
}

/**
 * Has every link lead somewhere: what the copy does not hold is looked up at the site itself, which the
 * link then names, as it may be the one that is gone; left out where nobody knows its address.
 */
export function relinked(
  html: string,
  isHeld: (href: string) => boolean,
  siteUrl: string | null,
): string {
  return html
    .replace(/<a\b[^>]*? href="(\/(?!\/)[^"]*)"[^>]*>.*?<\/a>/gs, (link, href: string) => {
      if (isHeld(href)) return link;
      return siteUrl === null ? '' : leadingTo(siteUrl, link, href);
    })
    .replace(/<p class="[a-z ]*"><\/p>/g, '');
}

function leadingTo(siteUrl: string, link: string, href: string): string {
  const { host } = new URL(siteUrl);
  return link
    .replace(` href="${href}"`, ` href="${siteUrl}${href}"`)
    .replace(/<\/a>$/, ` · ${host}</a>`);
}
