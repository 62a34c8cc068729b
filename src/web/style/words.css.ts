/** What staff say: incidents, planned work and announcements, on the status page and on their own. */
export const wordsStyle = `
@layer parts {
  article { --tone: var(--quiet) }
  .told article { padding-inline-start: 1.125rem; border-inline-start: 3px solid var(--tone) }
  .told > * + * { margin-block-start: 1.75rem }
  .freshness + .told { margin-block-start: -.75rem }
  .told + .told { margin-block-start: 1.75rem }
  .told h2 { margin-block-end: 0; font-size: var(--title) }
  .told h2 a { display: inline-block; padding-block: .625rem; margin-block: -.625rem }
  h1 + .line { margin-block-start: .75rem }
  .standing { color: var(--tone); font-weight: 600 }
  .prose, .advice, .safety { margin-block-start: .5rem; max-inline-size: 38rem }
  .prose > * + * { margin-block-start: .5rem }
  .prose :is(ul, ol) { padding-inline-start: 1.5rem }
  .prose ul { list-style: disc }
  .prose li { display: list-item }
  .prose a { padding-block: .8rem }
  .prose :is(h3, h4, h5, h6, strong), .advice strong { font-size: 1rem; font-weight: 600 }
  .prose :is(pre, code) { font: .875em/1.5 ui-monospace, monospace; white-space: pre-wrap }
  .prose blockquote { padding-inline-start: 1rem; border-inline-start: 1px solid var(--line); color: var(--quiet) }
  .prose hr { border: 0; border-block-start: 1px solid var(--line) }
  .safety { font-weight: 600 }
  .promise { margin-block-start: .5rem; font-weight: 600 }
  .promise.missed { color: var(--amber) }
  .pending { grid-column: 2 / -1; margin-block-start: .25rem; font-size: var(--small); color: var(--quiet) }
  .titles h2 { margin-block-end: 0; font-size: 1rem }
  .titles li { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .75rem; padding-block-end: .375rem; border-block-end: 1px solid var(--line) }
  .titles a { padding-block: .625rem }
  .titles span { font-size: var(--line-text); color: var(--quiet) }
  main > .titles { margin-block-start: 3rem }
  .see a { display: inline-block; padding-block: .7rem; margin-block: -.5rem }
  .timeline h2 { font-size: var(--title) }
  .timeline article { padding-block: 1rem; border-block-start: 1px solid var(--line) }
  .timeline article:target { border-block-start-color: var(--accent) }
  .timeline h3 { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .75rem }
  .timeline small { font-size: var(--fine); color: var(--quiet) }
  .edited { margin-block-start: .25rem }
  .edited summary { padding-block: .75rem }
  .edited .prose { color: var(--quiet) }
}`;
