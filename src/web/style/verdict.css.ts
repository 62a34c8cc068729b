/** The answer of the page, how well it is backed, and what is said of the page itself. */
export const verdictStyle = `
@layer parts {
  .notice { margin-block: -1.5rem 2.5rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--blue); font-size: var(--line-text); color: var(--quiet) }
  .notice strong { color: var(--ink); font-weight: 600 }
  .sentence { display: block }
  .phrase { display: inline-block; max-inline-size: 100% }
  .verdict p { margin-block-start: .75rem; max-inline-size: 38rem }
  h1 + p { margin-block-start: 1rem }
  .verdict p + p { margin-block-start: .25rem }
  .freshness { margin-block: 1.25rem 3rem; padding-inline-start: 1.125rem; font-size: var(--line-text); color: var(--quiet) }
  .freshness::before { content: ''; display: inline-block; inline-size: .5rem; block-size: .5rem; margin-inline: -1.125rem .625rem; border: 1.5px solid currentColor; border-radius: 50%; vertical-align: .06em }
  .freshness.verified::before { background: var(--teal); border-color: var(--teal) }
  .ago { display: inline-block; min-inline-size: 7em }
  .told { margin-inline-end: .5em }
  @media (max-width: 30rem) { .freshness { min-block-size: 2lh } }
}`;
