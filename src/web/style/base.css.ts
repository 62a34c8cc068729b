/** Elements as such, before anything is known of where they stand. */
export const baseStyle = `
@layer reset {
  *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0 }
  ul { list-style: none }
  svg, img { display: block }
  h1, h2, h3 { font: inherit }
}
@layer base {
  html { font-family: var(--sans); line-height: var(--leading); overflow-anchor: none; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
  :lang(zh) { line-break: strict; hanging-punctuation: allow-end; text-autospace: normal }
  body {
    max-inline-size: 44rem; margin-inline: auto; padding: 1rem 1rem 4rem;
    background: var(--paper); color: var(--ink);
    font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
  }
  @media (max-width: 30rem) { body { padding-inline: 1.25rem } }
  p { text-wrap: pretty }
  a { color: inherit; text-decoration-color: var(--quiet); text-decoration-thickness: 1px; text-underline-offset: .25em }
  a:hover { text-decoration-color: var(--accent); text-decoration-thickness: 2px }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 3px; border-radius: 2px }
  h1 { font-size: var(--verdict); line-height: var(--leading-head); font-weight: 700; letter-spacing: var(--spacing-head); text-wrap: balance }
  h2 { margin-block-end: .75rem; font-weight: 600 }
  h3 { font-size: var(--name); font-weight: 600 }
  table { border-collapse: collapse; inline-size: 100%; margin-block-start: .25rem; font-size: var(--small) }
  th { text-align: start; font-weight: 400 }
  thead { color: var(--quiet) }
  th, td { padding-block: .375rem; padding-inline-end: 1rem; border-block-end: 1px solid var(--line) }
  th:last-child, td:last-child { padding-inline-end: 0; text-align: end }
  summary { cursor: pointer; list-style: none; min-block-size: var(--target); font-size: var(--fine); line-height: 1.4; color: var(--quiet) }
  summary::-webkit-details-marker { display: none }
  summary:hover { color: var(--ink) }
}`;
