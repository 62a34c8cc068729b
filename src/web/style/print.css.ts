/** On paper: black on white, nothing to tap, and on one page. */
export const printStyle = `
@layer print {
  @media print {
    @page { margin: 14mm }
    :root { --paper: #fff; --ink: #000; --quiet: #000; --line: #999; --accent: #000; --teal: #000; --amber: #000; --vermilion: #000; --blue: #000; --well: #bbb; --none: #ddd; --slow: #555; --part: #555; --work: #555; --bad: #000 }
    html { font-size: 75% }
    body { max-inline-size: none; padding: 0 }
    header { margin-block-end: 1rem }
    header > :not(.brand), .ago, .brief::after, .see, .more, .refreshes, .feeds, .rules:not([open]) { display: none }
    .channels li { padding-block: .5rem; break-inside: avoid }
    .freshness, .functions, footer { margin-block: .75rem }
    section, .told > * + *, .told + .told, main > .titles { margin-block-start: .75rem }
    .freshness + .told { margin-block-start: 0 }
    .prose > * + *, .prose, .advice, .safety, .promise { margin-block-start: .125rem }
    summary { min-block-size: 0 }
    a { text-decoration: none }
  }
}`;
